import type { Locale } from '../../domain/codes.ts';
import { RESULTS } from '../../i18n/results.ts';
import type { NamedAuthority } from '../../use-cases/search-by-form.ts';
import { Layout } from '../layout.tsx';
import { type SearchForm, searchAddress } from '../search-query.ts';
import { NarrowSection } from './narrow.tsx';
import { type AnswerBody, ListLead, listHeading, PartnerList } from './partner-list.tsx';
import { HiddenSearch, SearchFields } from './search-form.tsx';
import { UnderstoodSection } from './understood.tsx';

/** `Saint-Denis (La Réunion, 974)`. */
function placed({ name, department }: NamedAuthority): string {
  return department === null ? name : `${name} (${department.name}, ${department.code})`;
}

interface OthersProps extends Pick<ResultsProps, 'form' | 'exact' | 'others' | 'locale'> {
  authority: NamedAuthority;
}

/** What tells another one apart: where it lies, and its name where that is another. */
function toldApart(other: NamedAuthority, { name }: NamedAuthority): string {
  const { department } = other;
  return other.name !== name || department === null
    ? placed(other)
    : `${department.name} (${department.code})`;
}

/** Which one was taken, if that is a guess, and who else may be meant, to be taken instead. */
function Others({ authority, exact, others, form, locale }: OthersProps) {
  const words = RESULTS[locale];
  const guess = exact ? null : <p class="notice">{words.guessed(form.commune, placed(authority))}</p>;
  if (others.length === 0) return guess;
  return (
    <>
      {guess}
      <form class="plain" action="/recherche" method="get">
        <HiddenSearch {...form} commune="" />
        <p>{exact ? words.namesakes(authority.name) : words.alike}</p>
        <ul class="chips">
          {others.map((other) => (
            <li>
              <button class="chip" type="submit" name="commune" value={other.code}>
                {toldApart(other, authority)}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}

interface ResultsProps {
  form: SearchForm;
  /** What the typed collectivité was found as; null when none was typed or found. */
  authority: NamedAuthority | null;
  /** False: a guess. */
  exact: boolean;
  others: readonly NamedAuthority[];
  answer: AnswerBody;
  locale: Locale;
}

/** Partners that a search found: what was understood, ways to narrow the list, and a page of it. */
export function ResultsPage(props: ResultsProps) {
  const { form, authority, answer, locale } = props;
  const words = RESULTS[locale];
  const { understood } = answer;
  const heading = [listHeading(answer, locale), ...(authority === null ? [] : [placed(authority)])].join(
    ` ${words.forWhom} `,
  );
  return (
    <Layout title={heading} locale={locale}>
      <h1>{heading}</h1>
      {form.commune !== '' && authority === null ? (
        <p class="notice">{words.unknownAuthority(form.commune)}</p>
      ) : null}
      {authority === null ? null : <Others {...props} authority={authority} />}
      <ListLead answer={answer} locale={locale} narrowed={form.keep.length > 0} />
      {answer.totalResults === 0 ? null : (
        <p>
          <a href="#liste">{words.toList}</a>
        </p>
      )}
      {understood === null ? null : <UnderstoodSection understood={understood} form={form} locale={locale} />}
      <NarrowSection answer={answer} form={form} locale={locale} />
      <PartnerList answer={answer} locale={locale} address={(cursor) => searchAddress(form, cursor)} />
      <h2>{words.change}</h2>
      <SearchFields form={form} locale={locale} />
    </Layout>
  );
}
