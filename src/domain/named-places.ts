import { COUNTRIES } from '../reference/countries.ts';
import type { PlaceName } from '../reference/gazetteer.ts';
import { ZONES, type Zone } from './codes.ts';
import { exceptionsIn, leftOpenIn } from './exception.ts';
import { isExclusive } from './exclusive.ts';
import { type Mention, positionsOf, type Words } from './mention.ts';
import { isOwnPlace } from './own-place.ts';
import { languagesIn } from './spoken.ts';
import type { Token } from './token.ts';
import { keysOf } from './understood-item.ts';

/** Countries that a text names by one wording (« le Sahel »), so many that nobody would take them back one by one. */
export interface CountryGroup {
  /** As it was typed. */
  words: string;
  countries: readonly string[];
}

/** Fewest countries of such a wording. "Congo" may mean two, of which a reader chooses. */
const GROUP = 3;

/** Places and languages that a free text names, as they are wished and refused. */
export interface NamedPlaces {
  countries: string[];
  /** Wordings that several of these were named by. */
  groups: CountryGroup[];
  zones: Zone[];
  /** Working languages wished of the partner. */
  languages: string[];
  /** Languages that the writers say they speak: no wish, but theirs where they state none. */
  spoken: string[];
  /** The places are named exclusively ("only in …", « et nulle part ailleurs »). */
  only: boolean;
  /** Countries and zones named after words of exception or refusal (« sauf », "outside", « pas en »). */
  excluded: string[];
  excludedZones: Zone[];
}

/** True of a place that was read as refused, and was not. */
function isTakenBack({ place }: Mention, ignored: readonly string[]): boolean {
  const kind = place.kind === 'zone' ? 'excluded-zone' : 'excluded';
  return keysOf(kind, place.codes).every((key) => ignored.includes(key));
}

/** True of two mentions with nothing between, or a bracket. */
const isBeside = (tokens: readonly Token[], left: Words, right: Words): boolean =>
  left.to === right.from && tokens[right.from]?.break !== 'comma';

const ofKind = (mentions: readonly Mention[], kind: PlaceName['kind']): Mention[] =>
  mentions.filter(({ place }) => place.kind === kind);

/** Countries that each mention names. Of a name of several (« le Sahel », "Congo") it is the one right beside it (« Congo RDC »), or
 *  those that are not set against it (« au Sahel, sauf au Mali »; « en RDC, pas au Congo »).
 *  @param against mentions that say the opposite. */
function countriesNamed(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  against: readonly Mention[],
): { mention: Mention; countries: readonly string[] }[] {
  const named = ofKind(mentions, 'country');
  const alone = ofKind(against, 'country').flatMap(({ place: { codes } }) =>
    codes.length === 1 ? codes : [],
  );
  return named.map((mention) => {
    const beside = named.find(
      (other) => isBeside(tokens, other, mention) || isBeside(tokens, mention, other),
    );
    const { codes } = mention.place;
    if (beside?.place.codes.every((code) => codes.includes(code)))
      return { mention, countries: beside.place.codes };
    const left = codes.filter((code) => codes.length === 1 || !alone.includes(code));
    return { mention, countries: left.length > 0 ? left : codes };
  });
}

function zonesNamed(mentions: readonly Mention[]): Zone[] {
  const named = ofKind(mentions, 'zone').flatMap(({ place }) => place.codes);
  return ZONES.filter((zone) => named.includes(zone));
}

/** What a text names, and what leaves it with that.
 *  @param mentions of places and languages, in order.
 *  @param said what else the text says of the partner.
 *  @param ignored keys of what is not to count. */
export function placesIn(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  said: readonly Words[],
  ignored: readonly string[],
): NamedPlaces & { cuts: Words[] } {
  const places = mentions.filter(({ place }) => place.kind !== 'language');
  const words = new Set(places.flatMap(positionsOf));
  const named = mentions.filter(({ place }) => place.kind === 'language');
  const languages = languagesIn(tokens, named);
  const exceptions = exceptionsIn(tokens, places);
  const open = leftOpenIn(tokens, places);
  const excluded = places.filter((mention) => exceptions.has(mention));
  const wished = places.filter(
    (mention) =>
      !exceptions.has(mention) && !open.has(mention) && !isOwnPlace(tokens, mention, places, words),
  );
  const refused = countriesNamed(tokens, excluded, wished).flatMap(({ countries }) => countries);
  const asked = countriesNamed(tokens, wished, excluded);
  return {
    countries: [...new Set(asked.flatMap(({ countries }) => countries))],
    groups: asked
      .filter(({ countries }) => countries.length >= GROUP)
      .map(({ mention: { from, to }, countries }) => ({
        words: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
        countries,
      })),
    zones: zonesNamed(wished),
    languages: languages.wished,
    spoken: languages.spoken,
    only: isExclusive(text, tokens, wished, [...said, ...named.filter(({ place }) => !place.weak)]),
    excluded: COUNTRIES.filter((country) => refused.includes(country)),
    excludedZones: zonesNamed(excluded),
    cuts: mentions
      .filter((mention) => !(exceptions.has(mention) && isTakenBack(mention, ignored)))
      .map((mention) => ({
        from: exceptions.get(mention) ?? open.get(mention) ?? mention.from,
        to: mention.to,
      })),
  };
}
