import type { z } from '@hono/zod-openapi';
import type { Locale } from '../../domain/codes.ts';
import type { matchAnswerSchema } from '../../http/schemas.ts';
import { RESULTS } from '../../i18n/results.ts';
import { MatchItem } from './match.tsx';
import { DemonstrationNotice } from './search-form.tsx';
import { Sentences } from './sentences.tsx';

export type AnswerBody = z.infer<typeof matchAnswerSchema>;

interface AnswerProps {
  answer: AnswerBody;
  locale: Locale;
}

/** Heading of a list. */
export function listHeading({ totalResults }: AnswerBody, locale: Locale): string {
  return totalResults === 0 ? RESULTS[locale].none : RESULTS[locale].heading;
}

/** What the list is made of, and what it is not.
 *  @param narrowed whether the reader chose among those compared. */
export function ListLead({ answer, locale, narrowed = false }: AnswerProps & { narrowed?: boolean }) {
  const words = RESULTS[locale];
  const { results, totalResults } = answer;
  if (totalResults === 0) return <p>{words.noneWhy}</p>;
  const first = results.at(0)?.rank ?? 1;
  const last = results.at(-1)?.rank ?? first;
  const shown = first === 1 && last === totalResults ? words.bestFirst : words.shown(first, last);
  return (
    <p>
      <strong>{narrowed ? words.chosen(totalResults) : words.compared(totalResults)}</strong>{' '}
      {totalResults === 1 ? '' : shown} {words.noPromise}
    </p>
  );
}

interface PartnerListProps extends AnswerProps {
  /** Address of this list from a cursor on; null: from its beginning. */
  address: (cursor: string | null) => string;
}

/** Ways through a list that is longer than a page. */
function Paging({ answer: { results, nextCursor }, locale, address }: PartnerListProps) {
  const words = RESULTS[locale];
  const later = (results.at(0)?.rank ?? 1) > 1;
  if (nextCursor === null && !later) return null;
  return (
    <p class="paging">
      {nextCursor === null ? null : (
        <a class="action" href={address(nextCursor)}>
          {words.next}
        </a>
      )}{' '}
      {later ? <a href={address(null)}>{words.first}</a> : null}
    </p>
  );
}

/** The partners of an answer, and other ways. */
export function PartnerList(props: PartnerListProps) {
  const { answer, locale } = props;
  const { results, advice, mode } = answer;
  const words = RESULTS[locale];
  return (
    <>
      {mode === 'lexical' ? <p class="notice">{words.wordsOnly}</p> : null}
      <DemonstrationNotice locale={locale} />
      <ol class="results" id="liste">
        {results.map((match) => (
          <MatchItem match={match} locale={locale} />
        ))}
      </ol>
      <Paging {...props} />
      {advice.length > 0 ? (
        <section class="advice" aria-labelledby="pistes">
          <h2 id="pistes">{words.otherWays}</h2>
          <Sentences lines={advice.map(({ text }) => text)} />
        </section>
      ) : null}
    </>
  );
}
