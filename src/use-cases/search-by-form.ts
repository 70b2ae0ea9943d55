import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { nameKey } from '../domain/analysis.ts';
import type { MatchAnswer, MatchRequest } from '../domain/match.ts';
import { seekerOfRequest } from '../domain/seeker.ts';
import type { DirectoryEntry } from '../reference/directory.ts';
import { findMatches } from './find-matches.ts';
import { type Asker, followedAsker } from './resolve-seeker.ts';

/** Who searches, as a person types it. */
interface FormSeeker {
  /** Name, INSEE code or SIREN; empty: not stated. */
  commune: string;
  /** Working languages, BCP 47; [] where nothing was chosen. */
  languages: readonly string[];
}

/** A collectivité of the directory, told from others of its name. */
export interface NamedAuthority {
  /** INSEE code or SIREN. */
  code: string;
  name: string;
  /** The département that it lies in; null for one that is one, lies in several or in none. */
  department: { code: string; name: string } | null;
}

interface FormAnswer {
  answer: MatchAnswer;
  /** What the directory was found to have; null when nothing was typed or found. */
  authority: NamedAuthority | null;
  /** False where its name only begins as was typed, or holds the words. */
  exact: boolean;
  /** Who else may be meant, the likelier first: those of the same name, or where none was found exactly, all others found. */
  others: readonly NamedAuthority[];
  /** Working languages that the answer counts with; never empty. */
  languages: readonly string[];
}

/** Collectivités that are looked at: a screen of them. The most common names of communes are borne by about
 *  a dozen (Sainte-Colombe, Saint-Sauveur), whom their INSEE code tells apart. */
const LOOKED_AT = 9;

/** What a French collectivité works in when nobody says otherwise. */
const STANDARD_LANGUAGES: readonly string[] = ['fr'];

function named({ directory }: Pick<Deps, 'directory'>, { id, code, name, department }: DirectoryEntry) {
  const around = department === null ? null : directory.get(`fr-d${department}`);
  // What is around may have another code than the département: that of Alsace, of an overseas région.
  const known =
    around === null || department === null || around.id === id
      ? null
      : { code: department, name: around.name };
  return { code, name, department: known };
}

/** The likeliest collectivité of what was typed, and who else it may be. */
function lookUp({ directory }: Pick<Deps, 'directory'>, commune: string) {
  const { entries, exact } = directory.lookUp(commune, LOOKED_AT);
  const [entry = null, ...rest] = entries;
  const others = rest.filter(
    ({ name }) => !exact || (entry !== null && nameKey(name) === nameKey(entry.name)),
  );
  return { entry, exact, others };
}

/** Partners for a French collectivité found by what a person typed. Languages chosen go before those of its profile;
 *  without either it works in French.
 *  @throws as `findMatches`. */
export async function searchByForm(
  deps: Deps,
  actor: Actor,
  { commune, languages: chosen }: FormSeeker,
  question: MatchRequest,
): Promise<FormAnswer> {
  const { entry, exact, others } = lookUp(deps, commune);
  const asker: Asker =
    entry === null ? { base: seekerOfRequest(null), vectors: null } : await followedAsker(deps, entry.id);
  const { base } = asker;
  const languages =
    [chosen, base.languages, STANDARD_LANGUAGES].find((list) => list.length > 0) ?? STANDARD_LANGUAGES;
  const request = { ...question, seekerId: entry?.id ?? null };
  const answer = await findMatches(deps, request, { ...asker, base: { ...base, languages } }, actor);
  return {
    answer,
    authority: entry === null ? null : named(deps, entry),
    exact,
    others: others.map((other) => named(deps, other)),
    languages,
  };
}
