import type { Locale } from '../../domain/codes.ts';
import { SEARCH_FORM } from '../../i18n/search-form.ts';
import { SIGN_IN } from '../../i18n/sign-in.ts';
import { Layout } from '../layout.tsx';
import type { SearchForm } from '../search-query.ts';
import { Faults, type FormFault } from './faults.tsx';
import { DemonstrationNotice, QUERY_FIELD, SearchFields } from './search-form.tsx';

const curl = (origin: string, query: string): string => `curl -s ${origin}/api/v1/matches \\
  -H 'content-type: application/json' \\
  -d '{"query": "${query}", "limit": 3}'`;

export interface HomeProps {
  form: SearchForm;
  /** `http://host:port` of this service. */
  origin: string;
  /** What is wrong with the last search; empty: nothing. */
  faults: readonly FormFault[];
  locale: Locale;
}

/** What this is, and a first search. */
export function HomePage({ form, origin, faults, locale }: HomeProps) {
  const words = SEARCH_FORM[locale];
  return (
    <Layout title={faults.length > 0 ? words.faulty(words.title) : words.title} locale={locale}>
      <h1>{words.heading}</h1>
      <p>{words.lead}</p>
      <p>
        {SIGN_IN[locale].elsewhere} <a href="/connexion">{SIGN_IN[locale].register}</a>
      </p>
      <DemonstrationNotice locale={locale} />
      <Faults faults={faults} />
      <SearchFields form={form} wrong={faults.some(({ field }) => field === QUERY_FIELD)} locale={locale} />
      <h2>{words.developers}</h2>
      <p>
        {words.sameAsData} <a href="/docs">{words.documentation}</a>.
      </p>
      <pre tabindex={0}>
        <code>{curl(origin, words.curlQuery)}</code>
      </pre>
    </Layout>
  );
}
