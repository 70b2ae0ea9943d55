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

interface NamesakesProps {
  authority: NamedAuthority;
  namesakes: readonly NamedAuthority[];
  form: SearchForm;
  locale: Locale;
}

/** Where another one of the name lies, which tells it apart. */
function whereabouts({ name, department }: NamedAuthority): string {
  return department === null ? name : `${department.name} (${department.code})`;
}

/** Who else has the name, to be taken instead. */
function Namesakes({ authority, namesakes, form, locale }: NamesakesProps) {
  if (namesakes.length === 0) return null;
  return (
    <form class="plain" action="/recherche" method="get">
      <HiddenSearch {...form} commune="" />
      <p>{RESULTS[locale].namesakes(authority.name)}</p>
      <ul class="chips">
        {namesakes.map((other) => (
          <li>
            <button class="chip" type="submit" name="commune" value={other.code}>
              {whereabouts(other)}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

export interface ResultsProps {
  form: SearchForm;
  /** What the typed collectivité was found as; null when none was typed or found. */
  authority: NamedAuthority | null;
  namesakes: readonly NamedAuthority[];
  answer: AnswerBody;
  locale: Locale;
}

/** Partners that a search found: what was understood, ways to narrow the list, and a page of it. */
export function ResultsPage({ form, authority, namesakes, answer, locale }: ResultsProps) {
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
      {authority === null ? null : (
        <Namesakes authority={authority} namesakes={namesakes} form={form} locale={locale} />
      )}
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
