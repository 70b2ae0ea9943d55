import { INTENTS } from '../domain/codes.ts';
import type { AppContext } from '../http/context.ts';
import { isLanguage, primaryLanguages } from '../reference/languages.ts';
import { typedText } from './typed-text.ts';

/** What the address of a search says. */
export interface SearchForm {
  q: string;
  commune: string;
  /** Working languages of the collectivité; [] where nothing was chosen. */
  languages: readonly string[];
  intent: string;
  /** Keys of what was read out of the text and is not to count. */
  ignore: readonly string[];
  /** Values of facets that the list is narrowed to: `countries:SN`. */
  keep: readonly string[];
}

export const EMPTY_FORM: SearchForm = { q: '', commune: '', languages: [], intent: '', ignore: [], keep: [] };

/** What a person types is read as it is; the request is checked. What is restored is no longer ignored, and what is
 *  widened no longer kept. */
export function readSearchForm({ req }: AppContext): SearchForm {
  const { q = '', commune = '', restore, widen } = req.query();
  // A value of an old or changed address that there is not counts as not given.
  const intent = INTENTS.find((known) => known === req.query('intent')) ?? '';
  const without = (name: string, taken: string | undefined): string[] =>
    [...new Set(req.queries(name))].filter((key) => key !== taken);
  const keep = facetValuesOf(without('keep', widen)).map(keyOf);
  const languages = primaryLanguages((req.queries('language') ?? []).filter(isLanguage));
  return { q: typedText(q), commune, languages, intent, ignore: without('ignore', restore), keep };
}

/** Fields of a search in the order of the form; what is not stated is left out. */
export function fieldsOf({ q, commune, languages, intent, ignore, keep }: SearchForm): [string, string][] {
  const fields: [string, readonly string[]][] = [
    ['q', [q]],
    ['commune', [commune]],
    ['language', languages],
    ['intent', [intent]],
    ['ignore', ignore],
    ['keep', keep],
  ];
  return fields.flatMap(([name, values]) =>
    values.filter((value) => value !== '').map((value): [string, string] => [name, value]),
  );
}

/** Address of a page of a search. */
export function searchAddress(form: SearchForm, cursor: string | null = null): string {
  const fields = fieldsOf(form);
  return `/recherche?${new URLSearchParams(cursor === null ? fields : [...fields, ['cursor', cursor]])}`;
}

/** Facets that a list is narrowed by, in the order in which a page shows them. */
export const FACETS = ['concepts', 'countries', 'themes', 'languages', 'levels'] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetValue {
  facet: Facet;
  value: string;
}

/** Name of a value of a facet in an address. */
export const keyOf = ({ facet, value }: FacetValue): string => `${facet}:${value}`;

/** What the keys of an address name; a key of no facet names nothing. */
export function facetValuesOf(keys: readonly string[]): FacetValue[] {
  return keys.flatMap((key) => {
    const facet = FACETS.find((known) => key.startsWith(`${known}:`));
    return facet === undefined ? [] : [{ facet, value: key.slice(facet.length + 1) }];
  });
}

/** The same as the request says it. */
export function keepOf(keys: readonly string[]): Partial<Record<Facet, string[]>> {
  const chosen = facetValuesOf(keys);
  return Object.fromEntries(
    FACETS.map((facet) => [facet, chosen.filter((one) => one.facet === facet).map(({ value }) => value)]),
  );
}
