import type { Locale } from '../../domain/codes.ts';
import { numbers } from '../../i18n/formats.ts';
import { NARROWING } from '../../i18n/narrowing.ts';
import { UNDERSTANDING } from '../../i18n/understanding.ts';
import { conceptLabel, conceptsAround } from '../../reference/concepts.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';
import { languageName } from '../../reference/languages.ts';
import {
  FACETS,
  type Facet,
  type FacetValue,
  facetValuesOf,
  keyOf,
  type SearchForm,
} from '../search-query.ts';
import { Chips } from './chips.tsx';
import type { AnswerBody } from './partner-list.tsx';
import { HiddenSearch } from './search-form.tsx';

/** Values of a facet that are shown at once: two lines on a wide screen, and partners stay in reach on a narrow one. */
const SHORT = 4;

interface Count {
  value: string;
  count: number;
}

interface NarrowProps {
  answer: AnswerBody;
  form: SearchForm;
  locale: Locale;
}

function nameOf({ facet, value }: FacetValue, locale: Locale): string {
  if (facet === 'concepts') return conceptLabel(value, locale);
  if (facet === 'countries') return countryName(value, locale);
  if (facet === 'languages') return languageName(value, locale);
  return label(facet === 'themes' ? 'theme' : 'level', value, locale);
}

/** Values that the question names. */
function askedOf({ understood }: AnswerBody, facet: Facet): readonly string[] {
  if (understood === null || facet === 'themes') return [];
  return facet === 'concepts' ? understood.concepts.map(({ value }) => value) : understood[facet];
}

/** Values that leave some of the list and not all; those of the question come first, then concepts of its themes. */
function choicesOf(answer: AnswerBody, facet: Facet): Count[] {
  const counts = answer.facets[facet].filter(({ count }) => count < answer.totalResults);
  const asked = askedOf(answer, facet);
  const around = conceptsAround(asked);
  const distance = ({ value }: Count): number =>
    [asked, around].filter((near) => !near.includes(value)).length;
  return counts.toSorted((left, right) => distance(left) - distance(right));
}

function Values({ facet, counts, locale }: { facet: Facet; counts: readonly Count[]; locale: Locale }) {
  const { left } = NARROWING[locale];
  return (
    <ul class="chips">
      {counts.map(({ value, count }) => (
        <li>
          <button class="chip" type="submit" name="keep" value={keyOf({ facet, value })}>
            {nameOf({ facet, value }, locale)} ({numbers(locale).format(count)}
            <span class="sr-only"> {left(count)}</span>)
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A facet by its first values; the others unfold. */
function Group({ facet, answer, locale }: Omit<NarrowProps, 'form'> & { facet: Facet }) {
  const { facets, more, wished } = NARROWING[locale];
  const counts = choicesOf(answer, facet);
  // A fold that hides a single value saves nothing.
  const shown = counts.length > SHORT + 1 ? SHORT : counts.length;
  const rest = counts.slice(shown);
  const wishes = facet === 'countries' && answer.understood?.only === false ? askedOf(answer, facet) : [];
  if (counts.length === 0) return null;
  return (
    <fieldset>
      <legend>{facets[facet]}</legend>
      {counts.some(({ value }) => wishes.includes(value)) ? <p class="hint">{wished}</p> : null}
      <Values facet={facet} counts={counts.slice(0, shown)} locale={locale} />
      {rest.length > 0 ? (
        <details>
          <summary>{more(rest.length)}</summary>
          <Values facet={facet} counts={rest} locale={locale} />
        </details>
      ) : null}
    </fieldset>
  );
}

/** What the list was narrowed to, each to be taken away. */
function Chosen({ form, locale }: Omit<NarrowProps, 'answer'>) {
  const items = facetValuesOf(form.keep).map((one) => ({ item: keyOf(one), text: nameOf(one, locale) }));
  const { remove } = UNDERSTANDING[locale].correction;
  if (items.length === 0) return null;
  return (
    <fieldset>
      <legend>{NARROWING[locale].chosen}</legend>
      <Chips items={items} name="widen" sign="×" label={(text) => remove(() => text)} />
    </fieldset>
  );
}

/** Values of the facets to narrow a list by, one press each, without any script. */
export function NarrowSection({ answer, form, locale }: NarrowProps) {
  const words = NARROWING[locale];
  const offered = FACETS.filter((facet) => choicesOf(answer, facet).length > 0);
  // What the list is about, and where if the question says where; the rest is folded away.
  const isOpen = (facet: Facet): boolean =>
    facet === 'concepts' || (facet === 'countries' && askedOf(answer, facet).length > 0);
  const folded = offered.filter((facet) => !isOpen(facet));
  const group = (facet: Facet) => <Group facet={facet} answer={answer} locale={locale} />;
  if (offered.length + form.keep.length === 0) return null;
  return (
    <section class="narrow" aria-labelledby="affiner">
      <h2 id="affiner">{words.title}</h2>
      <form action="/recherche" method="get">
        <HiddenSearch {...form} />
        <Chosen form={form} locale={locale} />
        {offered.length > 0 ? <p class="hint">{words.hint}</p> : null}
        {offered.filter(isOpen).map(group)}
        {folded.length > 0 ? (
          <details>
            <summary>{folded.map((facet) => words.facets[facet]).join(' · ')}</summary>
            {folded.map(group)}
          </details>
        ) : null}
      </form>
    </section>
  );
}
