import data from '../../seeds/reference/gazetteer.json' with { type: 'json' };

/** A wording that names a place or a working language in a free text. */
export interface PlaceName {
  /** In its usual spelling, several words separated as written (`Afrique de l'Ouest`). */
  phrase: string;
  kind: 'country' | 'zone' | 'language';
  /** ISO 3166-1 alpha-2, zones of the contract, or BCP 47 languages; several when the wording means several. */
  codes: readonly string[];
  /** Language of the wording. */
  lang: string;
  /** Also an ordinary word, a first name or a French town: counts with a capital in a place context only; of a
   *  language: counts beside a word for speaking only. */
  weak: boolean;
  /** An adjective of a country or zone: it also speaks of people and things, and counts beside a word for a place or a
   *  partner only. A word that is both a name and an adjective (« suisse ») is a name. */
  adjective: boolean;
}

type Row = Omit<PlaceName, 'kind'>;

const ofKind = (kind: PlaceName['kind'], rows: readonly Row[]): PlaceName[] =>
  rows.map((row) => ({ ...row, kind }));

/** Names, short forms and adjectives of countries and zones, and wordings for working languages, in French, English,
 *  Spanish, Portuguese, German and Arabic. Languages come first: the same word is the language beside a word for
 *  speaking, else the country. No two rows of one kind read the same once folded. The French side is never a wish: a
 *  few wordings for parts of it have no codes, and only keep their words from being read as another country (« Guyane
 *  française »). */
export const GAZETTEER: readonly PlaceName[] = [
  ...ofKind('language', data.language),
  ...ofKind('country', data.country),
  ...ofKind('zone', data.zone),
];
