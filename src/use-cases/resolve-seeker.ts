import type { Deps } from '../deps.ts';
import { withMeanings } from '../domain/acronyms.ts';
import { clausesOf } from '../domain/clauses.ts';
import { AppError, refused } from '../domain/errors.ts';
import { isGeneral } from '../domain/general.ts';
import { readIntent } from '../domain/intent.ts';
import type { MatchRequest, UnderstoodRequest } from '../domain/match.ts';
import { withoutContact } from '../domain/profile.ts';
import {
  completeSeeker,
  type Seeker,
  type SeekerBase,
  type SeekerStatement,
  seekerOfEntry,
  seekerOfProfile,
  seekerOfRequest,
  understoodFor,
} from '../domain/seeker.ts';
import { understand } from '../domain/understand.ts';
import { FRAMING_KEY } from '../domain/understood-item.ts';
import { neighboursOf } from '../reference/countries.ts';
import { themeText } from '../reference/themes.ts';
import type { IndexedProfile } from '../search/engine.ts';
import { isUnavailable } from '../store/availability.ts';
import { vectorsOfProfile } from '../store/embeddings.ts';
import { getProfile } from '../store/profiles.ts';
import { findSuccessor } from './read-record.ts';

/** Who asks, with a vector for each statement; null where none could be made. */
export interface Asking {
  seeker: Seeker;
  /** What was read out of the question, as it counts; null without one. */
  understood: UnderstoodRequest | null;
  vectors: readonly (Float32Array | null)[];
  /** Vectors of the clauses of the question that say most, where it has several. */
  clauses: readonly Float32Array[];
  /** Concepts that each statement speaks of, where the index has them; null: to be read off the vector. */
  concepts: readonly (readonly string[] | null)[];
}

/** Who asks, and what about: the stored profile, the directory entry or the seeker of the request, joined with the
 *  question. What a stored profile says has stored vectors: it never causes an embedding.
 *  @param asker who asks, where the request does not say so.
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST when nothing can be matched on. */
export async function resolveSeeker(deps: Deps, request: MatchRequest, asker?: Asker): Promise<Asking> {
  const { base, vectors: stored, concepts } = asker ?? (await askerOf(deps, request));
  const understood = understoodOf(base, request);
  const seeker = completeSeeker(
    { ...base, statements: statementsOf(base, request, understood) },
    request,
    understood,
  );
  if (seeker.statements.length === 0) {
    const path = request.seekerId === null ? 'query' : 'seekerId';
    throw refused(path, 'NOTHING_TO_MATCH');
  }
  const vectorOf = (statement: SeekerStatement): Promise<Float32Array | null> | Float32Array | null => {
    const own = ownField(statement);
    return stored !== null && own !== null ? (stored.get(own) ?? null) : deps.queryVector(statement.text);
  };
  const conceptsOf = (statement: SeekerStatement): readonly string[] | null => {
    const own = ownField(statement);
    return concepts !== undefined && own !== null ? (concepts[own] ?? []) : null;
  };
  const [vectors, clauses] = await Promise.all([
    Promise.all(seeker.statements.map(vectorOf)),
    clauseVectors(deps, seeker),
  ]);
  return {
    seeker,
    understood,
    vectors,
    clauses,
    concepts: seeker.statements.map(conceptsOf),
  };
}

async function clauseVectors({ queryVector }: Deps, { statements }: Seeker): Promise<Float32Array[]> {
  const asked = statements.find(({ field }) => field === 'query');
  if (asked === undefined || asked.general === true) return [];
  const vectors = await Promise.all(clausesOf(asked.text).map(queryVector));
  return vectors.filter((vector) => vector !== null);
}

function understoodOf(base: SeekerBase, { query, intent, ignore }: MatchRequest): UnderstoodRequest | null {
  if (query === null) return null;
  const read =
    intent === null ? readIntent(query, ignore.includes(FRAMING_KEY)) : { intent, plain: true, evidence: [] };
  return {
    ...understoodFor(base, understand(query, ignore, neighboursOf(base.country, base.subdivision))),
    intent: read.intent,
    intentInferred: intent === null,
    intentPlain: read.plain,
    intentEvidence: read.evidence,
  };
}

/** What the fields of a seeker's own statements begin with. */
const OWN = 'seeker.';

/** Field of the seeker's profile that a statement stands in; null of what the request says. */
const ownField = ({ field }: SeekerStatement): string | null =>
  field.startsWith(OWN) ? field.slice(OWN.length) : null;

/** Who asks, before the question. */
export interface Asker {
  base: SeekerBase;
  /** Stored vectors by field of the profile; null when the seeker is not stored. */
  vectors: ReadonlyMap<string, Float32Array> | null;
  /** As the index has them; left out when it has none. */
  concepts?: IndexedProfile['concepts'];
}

/** The index has what ranking needs of a profile and answers without the database; a profile that is not indexed yet is
 *  read from the database. */
async function askerOf(deps: Deps, { seekerId, seeker }: MatchRequest): Promise<Asker> {
  return seekerId === null ? { base: seekerOfRequest(seeker), vectors: null } : followedAsker(deps, seekerId);
}

/** With the id that it has today. */
type NamedAsker = Asker & { id: string; name: string };

/** A profile, or an entry of the directory without one, by its own id.
 *  @throws AppError PROFILE_UNKNOWN, also of an id that leads to another's profile. */
export async function storedAsker(deps: Deps, id: string): Promise<NamedAsker> {
  const found = await profileAsker(deps, id);
  if (found !== null) return found;
  if ((await findSuccessor(deps, id)) !== null) throw new AppError('PROFILE_UNKNOWN', { id });
  return entryAsker(deps, id);
}

/** The same, also by an id that leads to a profile: of one that was merged, a code of another id's, or a former code.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function followedAsker(deps: Deps, id: string): Promise<NamedAsker> {
  const found = await profileAsker(deps, id);
  if (found !== null) return found;
  const kept = (await findSuccessor(deps, id)) ?? id;
  return (kept === id ? null : await profileAsker(deps, kept)) ?? entryAsker(deps, kept);
}

async function profileAsker(deps: Deps, id: string): Promise<NamedAsker | null> {
  // Asked for together: where the index has no vectors, the database has them, and tells which revision is the newest.
  const reading = deps.search.givesVectors ? null : vectorsOf(deps, id).catch(withoutVectors);
  const [indexed, cached] = await Promise.all([
    deps.search.read(
      id,
      // Whether the engine awaits it or not: that reading failed is told once, below.
      reading?.then(
        ({ revision }) => revision,
        () => null,
      ),
    ),
    reading,
  ]);
  if (indexed !== null) {
    const { profile, partners, vectors, tokens, concepts } = indexed;
    return {
      ...(concepts === undefined ? {} : { concepts }),
      id,
      name: profile.name,
      base: analysed(seekerOfProfile(profile, partners), tokens),
      vectors: vectors ?? cached?.vectors ?? null,
    };
  }
  const stored = await getProfile(deps.db, id);
  if (stored === null) return null;
  const { name } = stored.profile;
  const base = seekerOfProfile(withoutContact(stored.profile), []);
  return { id, name, base, vectors: (cached ?? (await vectorsOf(deps, id))).vectors };
}

/** A stored seeker whose texts the index has analysed. */
function analysed(base: SeekerBase, known: ReadonlyMap<string, readonly string[]> = new Map()): SeekerBase {
  const statements = base.statements.map((statement) => {
    const tokens = known.get(ownField(statement) ?? '');
    return tokens === undefined ? statement : { ...statement, tokens };
  });
  return { ...base, statements };
}

const vectorsOf = ({ db, embedder }: Deps, id: string): ReturnType<typeof vectorsOfProfile> =>
  vectorsOfProfile(db, embedder.model.hash, id);

function entryAsker({ directory }: Pick<Deps, 'directory'>, id: string): NamedAsker {
  const entry = directory.get(id);
  if (entry === null) throw new AppError('PROFILE_UNKNOWN', { id });
  return { id: entry.id, name: entry.name, base: seekerOfEntry(entry), vectors: null };
}

/** While the database is away, a stored seeker is compared by words. */
function withoutVectors(error: unknown): Awaited<ReturnType<typeof vectorsOf>> {
  if (isUnavailable(error)) return { vectors: new Map(), revision: null };
  throw error;
}

/** The question comes first; beside it, what a seeker offers (and all that a stored profile says) is background. */
function statementsOf(
  base: SeekerBase,
  request: MatchRequest,
  understood: UnderstoodRequest | null,
): SeekerStatement[] {
  const { themes } = request;
  const stated = base.statements.map((statement) => ({
    ...statement,
    themes: statement.themes.length > 0 ? statement.themes : themes,
    background: request.query !== null && (request.seekerId !== null || statement.side === 'offer'),
  }));
  if (request.query !== null && understood !== null) {
    const text = understood.residual || request.query;
    return [
      {
        side: understood.intent,
        field: 'query',
        text: withMeanings(text),
        general: isGeneral(understood.residual),
        themes,
        guessedThemes: [],
        language: null,
        sideInferred: !understood.intentPlain,
        background: false,
      },
      ...stated,
    ];
  }
  const covered = new Set(stated.flatMap((statement) => statement.themes));
  return [
    ...stated,
    ...themes.filter((theme) => !covered.has(theme)).map((theme) => themeStatement(theme, request)),
  ];
}

/** A theme alone is searched by its label and definition. */
function themeStatement(theme: MatchRequest['themes'][number], request: MatchRequest): SeekerStatement {
  return {
    side: request.intent ?? 'exchange',
    field: 'themes',
    text: themeText(theme, 'fr'),
    themes: [theme],
    guessedThemes: [],
    language: 'fr',
    sideInferred: request.intent === null,
    background: false,
  };
}
