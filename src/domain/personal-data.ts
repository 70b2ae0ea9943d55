import { nameKey } from './analysis.ts';

/** What stands for a person's address or name in words that stay. In no language, since words are in any. */
export const REDACTED = '[…]';

/** What stands for whoever wrote something and was forgotten since. */
export const FORGOTTEN_ACTOR = 'erased';

/** Who is to be told of, or forgotten. */
export interface Person {
  /** One for each organisation that the person acts for. */
  memberIds: readonly string[];
  /** In lower case. */
  addresses: readonly string[];
  organisationIds: readonly string[];
  /** Profiles that those organisations speak for, and those whose contact has one of the addresses. */
  profileIds: readonly string[];
  /** As the contacts with those addresses write them. */
  names: readonly string[];
}

/** Names that may be looked for in words: two words or more, and neither within nor around the name of a place. A single
 *  word is too often another one, and a contact called « Ville de Thiès » is no person. */
export function searchableNames(names: readonly string[], places: readonly string[]): string[] {
  const padded = (name: string): string => ` ${nameKey(name)} `;
  const known = places.map(padded).filter((place) => place.trim() !== '');
  return names.filter((name) => {
    const key = padded(name);
    const isPlace = known.some((place) => place.includes(key) || key.includes(place));
    return key.trim().includes(' ') && !isPlace;
  });
}

/** A letter after a backslash is an escape of JSON, and no part of a word. */
const START = String.raw`(?:(?<![[:alnum:]._%+-])|(?<=\\[bfnrt]))`;
const END = String.raw`(?![[:alnum:]_-]|\.[[:alnum:]])`;

/** Whatever is no letter or digit stands for itself. */
function literal(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign}`);
}

/** Regular expressions of PostgreSQL for some texts, also as JSON writes them. */
export interface TextPatterns {
  /** Finds them within words too, in a tenth of the time: what is not found so need not be looked at again. */
  anywhere: string;
  /** Finds whole ones only. */
  whole: string;
}

/** What finds texts; null when there is none to find. */
export function patternsOf(texts: readonly string[]): TextPatterns | null {
  if (texts.length === 0) return null;
  const written = texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  const anywhere = `(?:${[...new Set(written)].map(literal).join('|')})`;
  return { anywhere, whole: `${START}${anywhere}${END}` };
}
