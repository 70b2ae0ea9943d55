import type { Deps } from '../deps.ts';
import { AppError } from '../domain/errors.ts';
import { inferIntent } from '../domain/intent.ts';
import type { MatchRequest } from '../domain/match.ts';
import { withoutContact } from '../domain/profile.ts';
import {
  completeSeeker,
  type Seeker,
  type SeekerBase,
  type SeekerStatement,
  seekerOfEntry,
  seekerOfProfile,
  seekerOfRequest,
} from '../domain/seeker.ts';
import { type Understood, understand } from '../domain/understand.ts';
import { textHash } from '../embedding/cached.ts';
import { themeText } from '../reference/themes.ts';
import { cachedVectors } from '../store/embeddings.ts';
import { getProfile } from '../store/profiles.ts';

/** Who asks, and what about: the stored profile, the directory entry or the seeker of the request, joined with the
 *  question.
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST when nothing can be matched on. */
export async function resolveSeeker(deps: Deps, request: MatchRequest): Promise<Seeker> {
  const base =
    request.seekerId === null ? seekerOfRequest(request.seeker) : await storedSeeker(deps, request.seekerId);
  const understood = request.query === null ? null : understand(request.query);
  const seeker = completeSeeker(
    { ...base, statements: statementsOf(base, request, understood) },
    request,
    understood,
  );
  if (seeker.statements.length === 0) {
    const path = request.seekerId === null ? 'query' : 'seekerId';
    throw new AppError('INVALID_REQUEST', {}, { faults: [{ path, code: 'NOTHING_TO_MATCH', params: {} }] });
  }
  return seeker;
}

/** The index has what ranking needs of a profile and answers without the database; a profile that is not indexed yet is
 *  read from the database. */
async function storedSeeker(deps: Deps, id: string): Promise<SeekerBase> {
  const indexed = (await deps.search.profiles([id])).get(id);
  if (indexed !== undefined) return seekerOfProfile(indexed.profile, indexed.partners);
  const stored = await getProfile(deps.db, id);
  if (stored !== null) return seekerOfProfile(withoutContact(stored.profile), []);
  const entry = deps.directory.get(id);
  if (entry === null) throw new AppError('PROFILE_UNKNOWN', { id });
  return seekerOfEntry(entry);
}

/** The question comes first; beside it, what a seeker offers (and all that a stored profile says) is background. */
function statementsOf(
  base: SeekerBase,
  request: MatchRequest,
  understood: Understood | null,
): SeekerStatement[] {
  const { themes } = request;
  const stated = base.statements.map((statement) => ({
    ...statement,
    themes: statement.themes.length > 0 ? statement.themes : themes,
    background: request.query !== null && (request.seekerId !== null || statement.side === 'offer'),
  }));
  if (request.query !== null) {
    const side = request.intent ?? inferIntent(request.query);
    const text = understood?.residual || request.query;
    const sideInferred = request.intent === null;
    return [
      {
        side,
        field: 'query',
        text,
        themes,
        guessedThemes: [],
        language: null,
        sideInferred,
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

/** Vectors of a seeker's statements, in order: stored profiles and themes from the cache, free text embedded.
 *  Null where none could be made. A stored profile never causes an embedding. */
export async function statementVectors(deps: Deps, seeker: Seeker): Promise<(Float32Array | null)[]> {
  const stored = seeker.statements.filter(({ field }) => field !== 'query').map(({ text }) => textHash(text));
  const cached =
    stored.length === 0
      ? new Map<string, Float32Array>()
      : await cachedVectors(deps.db, deps.embedder.model.hash, stored);
  return Promise.all(
    seeker.statements.map(async ({ text, field }): Promise<Float32Array | null> => {
      const known = field === 'query' ? undefined : cached.get(textHash(text));
      if (known !== undefined) return known;
      return seeker.id !== null && field !== 'query' ? null : deps.queryVector(text);
    }),
  );
}
