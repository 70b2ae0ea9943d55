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
}

type Row = Omit<PlaceName, 'kind'>;

const ofKind = (kind: PlaceName['kind'], rows: readonly Row[]): PlaceName[] =>
  rows.map((row) => ({ ...row, kind }));

/** Names, short forms and adjectives of countries and zones, and wordings for working languages, in French, English,
 *  Spanish, Portuguese, German and Arabic. No two rows of one kind read the same once folded; nothing names France. */
export const GAZETTEER: readonly PlaceName[] = [
  ...ofKind('country', data.country),
  ...ofKind('zone', data.zone),
  ...ofKind('language', data.language),
];
