import type { neighboursOf } from '../reference/countries.ts';
import { fold } from './analysis.ts';
import { FORMS, type Form, LEVELS, type Level, TRAITS, type Trait } from './codes.ts';
import { subjectOf } from './framing.ts';
import { withInfinitives } from './infinitive.ts';
import { mentionsIn, type Words } from './mention.ts';
import { type NamedPlaces, placesIn } from './named-places.ts';
import { withNeighbours } from './neighbours.ts';
import { type PartnerWish, partnerWishesIn } from './partner-wish.ts';
import { LEADING } from './small-words.ts';
import { misspeltWords, type Spelling, swappedWords } from './spelling.ts';
import { type Token, tokenise } from './token.ts';
import { FRAMING_KEY, groupKey, keysOf, wordKey } from './understood-item.ts';

/** What a free text says of where and with whom, and the text without it. */
export interface Understood extends NamedPlaces {
  /** Levels, traits, forms and inhabitants wished of the partner; what the seeker says of itself is not in them. */
  levels: Level[];
  traits: Trait[];
  forms: Form[];
  populationMin: number | null;
  populationMax: number | null;
  /** Words that were read as others: as they were typed, and as they are rightly spelt. */
  spellings: { typed: string; word: string }[];
  /** True where sentences that only frame a letter are left out. */
  framed: boolean;
  /** Keys of what was read and is left out on request. */
  ignored: string[];
  /** Words among these, as they were typed. */
  unspelt: string[];
  /** The text without the places, the small words that led to them, the words of what is ignored and the sentences that only
   *  frame a letter, its words rightly spelt: what is analysed and embedded. */
  residual: string;
}

/** Words that leave the text. */
interface Cut extends Words {
  /** What stands there instead; left out: nothing. */
  by?: string;
}

/** Cuts words out of the text, each with those that led to it (at most three), or puts others in their place. */
function without(text: string, tokens: readonly Token[], cuts: readonly Cut[]): string {
  let residual = '';
  let position = 0;
  for (const cut of [...cuts].sort((left, right) => left.from - right.from)) {
    let from = cut.from;
    while (
      cut.by === undefined &&
      from > 0 &&
      cut.from - from < 3 &&
      LEADING.has(tokens[from - 1]?.folded ?? '')
    )
      from -= 1;
    const start = Math.max(position, tokens[from]?.start ?? 0);
    residual += text.slice(position, start) + (cut.by ?? '');
    position = Math.max(position, tokens[cut.to - 1]?.end ?? position);
  }
  return residual + text.slice(position);
}

/** Key of a wish of the partner, as it is ignored by. */
function keyOf(wish: PartnerWish): string {
  switch (wish.kind) {
    case 'level':
      return `level:${wish.level}`;
    case 'trait':
      return `trait:${wish.trait}`;
    case 'form':
      return `form:${wish.form}`;
    case 'population':
      return 'population';
  }
}

/** The narrowest range that holds every range named ("une petite ou moyenne ville"). */
function populationOf(wishes: readonly PartnerWish[]): Pick<Understood, 'populationMin' | 'populationMax'> {
  const ranges = wishes.flatMap((wish) => (wish.kind === 'population' ? [wish.range] : []));
  const mins = ranges.map(({ min }) => min);
  const maxs = ranges.map(({ max }) => max);
  const bound = (
    values: readonly (number | null)[],
    pick: (...numbers: number[]) => number,
  ): number | null => {
    const stated = values.filter((value) => value !== null);
    return stated.length === 0 || stated.length < values.length ? null : pick(...stated);
  };
  return { populationMin: bound(mins, Math.min), populationMax: bound(maxs, Math.max) };
}

/** Reads out of a free text in French, English, Spanish, Portuguese, German or Arabic: countries, zones of the world and
 *  working languages; level, size, traits and form wished of the partner. The French side is never a wish.
 *  @param text at most 4,000 characters.
 *  @param ignored keys of what is not to count (`country:SN`, `level:commune`, `population`, `only` …): it is in none
 *    of the wishes, and its words leave the text; those that were read as a refusal stay as they were written.
 *  @param neighbours of whoever asks, which « un pays voisin » means; null: not known.
 *  @returns codes without repetition. */
export function understand(
  text: string,
  ignored: readonly string[] = [],
  neighbours: ReturnType<typeof neighboursOf> = null,
): Understood {
  const { tokens, mentions: named, spellings, unspelt } = spelt(text, ignored);
  const mentions = withNeighbours(tokens, named, neighbours);
  const wishes = partnerWishesIn(tokens);
  const dropped = wishes.filter((wish) => ignored.includes(keyOf(wish)));
  const kept = wishes.filter((wish) => !dropped.includes(wish));
  const places = placesIn(text, tokens, mentions, wishes, ignored);
  const whole = without(text, tokens, [
    ...places.cuts,
    ...dropped,
    ...spellings.map(({ at, word }) => ({ from: at, to: at + 1, by: word })),
  ]);
  const subject = subjectOf(whole);
  const framed = subject !== whole && !ignored.includes(FRAMING_KEY);
  const read = [
    ...keysOf('country', places.countries),
    ...places.groups.map(groupKey),
    ...keysOf('zone', places.zones),
    ...keysOf('language', places.languages),
    ...keysOf('excluded', places.excluded),
    ...keysOf('excluded-zone', places.excludedZones),
    ...(places.only ? ['only'] : []),
    ...wishes.map(keyOf),
    ...unspelt.map(wordKey),
    ...(subject === whole ? [] : [FRAMING_KEY]),
  ];
  const counts = (kind: string) => (code: string) => !ignored.includes(`${kind}:${code}`);
  const takenBack = places.groups.filter((group) => ignored.includes(groupKey(group)));
  const countries = places.countries
    .filter(counts('country'))
    .filter((country) => !takenBack.some((group) => group.countries.includes(country)));
  const zones = places.zones.filter(counts('zone'));
  return {
    countries,
    groups: places.groups,
    zones,
    languages: places.languages.filter(counts('language')),
    spoken: places.spoken,
    only: places.only && !ignored.includes('only') && countries.length + zones.length > 0,
    excluded: places.excluded.filter(counts('excluded')),
    excludedZones: places.excludedZones.filter(counts('excluded-zone')),
    levels: LEVELS.filter((level) => kept.some((wish) => wish.kind === 'level' && wish.level === level)),
    traits: TRAITS.filter((trait) => kept.some((wish) => wish.kind === 'trait' && wish.trait === trait)),
    forms: FORMS.filter((form) => kept.some((wish) => wish.kind === 'form' && wish.form === form)),
    ...populationOf(kept),
    spellings: spellings.map(({ typed, word }) => ({ typed, word })),
    ignored: [...new Set(ignored)].filter((key) => read.includes(key)),
    unspelt,
    framed,
    residual: (framed ? subject : whole).replace(/\s+/gu, ' ').trim(),
  };
}

/** The words of a text as they are meant, and the places among them. A place is never corrected, and a short word before
 *  any place is read.
 *  @returns also the words whose corrections are left out on request. */
function spelt(text: string, ignored: readonly string[]) {
  const typed = withInfinitives(tokenise(text));
  const counts = ({ typed: word }: Spelling): boolean => !ignored.includes(wordKey(word));
  const swapped = swappedWords(typed);
  const read = corrected(typed, swapped.filter(counts));
  const mentions = mentionsIn(read);
  const misspelt = misspeltWords(text, read).filter(
    ({ at }) => !mentions.some(({ from, to }) => from <= at && at < to),
  );
  const all = [...swapped, ...misspelt];
  const spellings = all.filter(counts);
  return {
    tokens: corrected(read, misspelt.filter(counts)),
    mentions,
    spellings,
    unspelt: all.filter((one) => !spellings.includes(one)).map(({ typed: word }) => word),
  };
}

function corrected(tokens: readonly Token[], spellings: readonly Spelling[]): readonly Token[] {
  if (spellings.length === 0) return tokens;
  const words = new Map(spellings.map(({ at, word }) => [at, fold(word)]));
  return tokens.map((token, at) => ({ ...token, folded: words.get(at) ?? token.folded }));
}
