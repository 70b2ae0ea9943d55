import { GAZETTEER, type PlaceName } from '../reference/gazetteer.ts';
import { tokenise } from './token.ts';

/** A wording of the gazetteer, word by word. */
export interface Name {
  words: string[];
  place: PlaceName;
}

/** Names by their first folded word, longest first. */
export const NAMES_BY_FIRST_WORD: ReadonlyMap<string, Name[]> = (() => {
  const byFirst = new Map<string, Name[]>();
  for (const place of GAZETTEER) {
    const words = tokenise(place.phrase).map((token) => token.folded);
    const [first] = words;
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, place }]);
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.words.length - left.words.length);
  return byFirst;
})();

/** Words of the names that meet a condition: what a list of names may hold besides its conjunctions. */
export const wordsOf = (condition: (place: PlaceName) => boolean): ReadonlySet<string> =>
  new Set(
    [...NAMES_BY_FIRST_WORD.values()].flatMap((names) =>
      names.filter(({ place }) => condition(place)).flatMap(({ words }) => words),
    ),
  );
