import type { ProfileFacts } from '../domain/facts.ts';
import type { Facets, Filters } from '../domain/match.ts';
import type { DeclaredPartner } from '../domain/partnership.ts';
import type { PublicProfile } from '../domain/profile.ts';

/** Kinds of passage: `name` is searched by words only, the three others by words and by meaning. */
export type PassageKind = 'name' | 'summary' | 'need' | 'offer';

/** A piece of a profile that is searched as one. */
export interface Passage {
  kind: PassageKind;
  /** Position in the profile's list of that kind, from 0. */
  ordinal: number;
  theme: string | null;
  /** Analysed tokens, in order, with repetitions. */
  tokens: string[];
  /** Unit length, `dims` floats; null for names and while no embedding could be made. */
  vector: Float32Array | null;
}

/** What the index holds of a profile: all that ranking and answers need, never a contact. */
export interface IndexedProfile {
  profile: PublicProfile;
  /** Increases with every change; an older revision never overwrites a newer one. */
  revision: number;
  /** Declared partnerships on this (foreign) territory. */
  partners: DeclaredPartner[];
  /** Codes of the concepts that its passages speak of, by field (`needs[0]`); passages that speak of none are left out. */
  concepts?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** An indexed profile as it is given back to be ranked. */
export interface KnownProfile extends IndexedProfile {
  facts: ProfileFacts;
}

export interface IndexDocument extends IndexedProfile {
  passages: Passage[];
}

/** Which profiles a list may contain; the limits are exact and combined with *and*. */
export interface Scope {
  /** `french`: country FR; `foreign`: any other; `any`: both. */
  side: 'french' | 'foreign' | 'any';
  /** True: only profiles open to requests. */
  openOnly: boolean;
  filters: Filters;
  /** When not null, only these countries (ISO 3166-1 alpha-2), on top of `filters`. */
  countries: readonly string[] | null;
  /** Left out of every list (the seeker itself). */
  exceptId: string | null;
}

/** One retrieval: the best passages by words, and the best by meaning, each profile in `scope`. */
export interface PassageQuery {
  kinds: readonly PassageKind[];
  /** Analysed query tokens; empty: no lexical list. */
  tokens: readonly string[];
  /** Unit length; null: no semantic list. */
  vector: Float32Array | null;
  scope: Scope;
  /** Most passages in each list. */
  size: number;
}

export interface PassageHit {
  profileId: string;
  kind: PassageKind;
  ordinal: number;
  /** BM25 (> 0) in the lexical list, cosine (−1..1) in the semantic one. */
  score: number;
}

/** Both lists are sorted by score, highest first, ties by profile id, kind and ordinal. */
export interface PassageLists {
  lexical: PassageHit[];
  semantic: PassageHit[];
  /** True: a part of the index did not answer in time, and passages may be missing. Embedded: never. */
  degraded?: boolean;
}

/** A page of profiles, for `GET /profiles`. */
export interface ProfileQuery {
  /** Query tokens over names and all texts; with an empty `tokens` and no `nameKey`, every profile in scope, by id. */
  tokens: readonly string[];
  /** Folded name (`nameKey`): profiles whose name or alias equals it, then starts with it, come first. */
  nameKey: string;
  scope: Scope;
  /** From 0. */
  offset: number;
  limit: number;
}

export interface ProfilePage {
  profiles: IndexedProfile[];
  /** Exact, and of the same set as the facets. */
  total: number;
  facets: Facets;
  /** True: a part of the index did not answer in time, and profiles may be missing. Embedded: never. */
  degraded?: boolean;
}

/** Name, dimension and hash of the model whose vectors an index holds. */
export interface ModelIdentity {
  name: string;
  dims: number;
  hash: string;
}

/** A fresh index beside the live one. Nothing of it is searchable before `commit`. */
export interface Rebuild {
  add(documents: IndexDocument[]): Promise<void>;
  /** Swaps atomically.
   *  @throws AppError INDEX_COUNT_MISMATCH when it holds another number of profiles than `expected`;
   *  AppError INDEX_EMPTY when it is empty and the live one is not. The live index then stays as it was. */
  commit(expected: number): Promise<void>;
  abort(): Promise<void>;
}

/** The search port. Every engine keeps these promises (`test/search/contract.ts`). Scores are not comparable
 *  across engines, ranks are. */
export interface SearchEngine {
  readonly name: 'embedded' | 'elasticsearch';
  /** False: it only searches its vectors, and `read` gives null for them; the database has them. */
  readonly givesVectors: boolean;
  /** Resolved: visible to the next search. Older revisions are ignored.
   *  @throws AppError VECTOR_MISMATCH for a vector of another length than the index's model. */
  upsert(documents: IndexDocument[]): Promise<void>;
  /** Removes profiles, unless the index holds a newer revision than the one given. Unknown ids are ignored. */
  remove(removals: { id: string; revision: number }[]): Promise<void>;
  /** One pair of lists for each query, in the order of `queries`. */
  retrieve(queries: PassageQuery[]): Promise<PassageLists[]>;
  find(query: ProfileQuery): Promise<ProfilePage>;
  /** Profiles by id, in no particular order; unknown ids are left out. */
  profiles(ids: readonly string[]): Promise<Map<string, KnownProfile>>;
  /** A profile with the tokens and the vectors of its passages by field (`needs[0]`, `summary`), ready to be compared with
   *  others; null when it is not indexed, tokens left out where they must be analysed.
   *  @param revision of the profile in the database, where the caller asks for it meanwhile (null: not known): an engine that
   *    remembers this one, or a later one, need not ask the index. */
  read(
    id: string,
    revision?: Promise<number | null>,
  ): Promise<
    | (IndexedProfile & {
        tokens?: ReadonlyMap<string, readonly string[]>;
        vectors: ReadonlyMap<string, Float32Array> | null;
      })
    | null
  >;
  /** Revision of every indexed profile, to be compared with the database. */
  revisions(): Promise<Map<string, number>>;
  rebuild(model: ModelIdentity): Promise<Rebuild>;
  /** Model of the live index; null while it is empty. */
  model(): Promise<ModelIdentity | null>;
  /** Makes what was upserted durable (embedded: writes the snapshot). */
  flush(): Promise<void>;
  /** @throws when the engine cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
