import { INTENTS, type Locale } from '../../domain/codes.ts';
import { SEARCH_FORM } from '../../i18n/search-form.ts';
import { UNDERSTANDING } from '../../i18n/understanding.ts';
import { languageName } from '../../reference/languages.ts';
import { EMPTY_FORM, fieldsOf, type SearchForm } from '../search-query.ts';
import { tied } from './faults.tsx';

/** Languages to choose from: those in which themes and thesaurus are written and requests are understood. Another one
 *  that a profile states is shown beside them. */
const LANGUAGES: readonly string[] = ['fr', 'en', 'es', 'pt', 'de', 'it', 'ar'];

/** Checked when nothing was chosen yet: what a French collectivité works in. */
const STANDARD: readonly string[] = ['fr'];

/** `id` of the field of what is looked for. */
export const QUERY_FIELD = 'q';

interface SearchFieldsProps {
  form: SearchForm;
  locale: Locale;
}

/** Carries a search along with a form that changes one thing of it. */
export function HiddenSearch(search: SearchForm) {
  return (
    <>
      {fieldsOf(search).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function LanguageChoice({ form, locale }: SearchFieldsProps) {
  const words = SEARCH_FORM[locale];
  const checked = form.languages.length > 0 ? form.languages : STANDARD;
  return (
    <fieldset aria-describedby="languages-hint">
      <legend>{words.languages}</legend>
      <p class="hint" id="languages-hint">
        {words.languagesHint}
      </p>
      <div class="choices">
        {[...new Set([...LANGUAGES, ...checked])].map((language) => (
          <label>
            <input type="checkbox" name="language" value={language} checked={checked.includes(language)} />{' '}
            {languageName(language, locale)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function IntentChoice({ form, locale }: SearchFieldsProps) {
  const words = SEARCH_FORM[locale];
  return (
    <>
      <label for="intent">{words.intent}</label>
      <select id="intent" name="intent">
        <option value="">{words.undecided}</option>
        {INTENTS.map((intent) => (
          <option value={intent} selected={intent === form.intent}>
            {UNDERSTANDING[locale].intents[intent]}
          </option>
        ))}
      </select>
    </>
  );
}

/** The form of a search, with what was typed. Works without any script. A new search keeps what the reader took back,
 *  not what the list was narrowed to. */
export function SearchFields({
  form,
  locale,
  wrong = false,
}: SearchFieldsProps & {
  /** Whether what is looked for will not do. */
  wrong?: boolean;
}) {
  const words = SEARCH_FORM[locale];
  return (
    <form action="/recherche" method="get">
      <HiddenSearch {...EMPTY_FORM} ignore={form.ignore} />
      <label for={QUERY_FIELD}>
        {words.query} <span class="hint">{words.queryHint}</span>
      </label>
      <textarea
        id={QUERY_FIELD}
        name="q"
        dir="auto"
        rows={4}
        required
        maxlength={4000}
        {...tied(QUERY_FIELD, wrong)}
      >
        {form.q}
      </textarea>
      <label for="commune">
        {words.authority} <span class="hint">{words.authorityHint}</span>
      </label>
      <input
        type="text"
        id="commune"
        name="commune"
        value={form.commune}
        maxlength={200}
        autocomplete="organization"
      />
      <LanguageChoice form={form} locale={locale} />
      <IntentChoice form={form} locale={locale} />
      <button type="submit">{words.submit}</button>
    </form>
  );
}

/** Said wherever demonstration profiles may show. */
export function DemonstrationNotice({ locale }: Pick<SearchFieldsProps, 'locale'>) {
  const words = SEARCH_FORM[locale];
  return (
    <p class="notice">
      <strong>{words.demonstration}</strong> {words.demonstrationWhy}
    </p>
  );
}
