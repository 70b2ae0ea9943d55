import { join } from 'node:path';

/** What a speed report calls of a checkout of this repository. */
export interface Tree {
  openEvaluationDeps: typeof import('./service.ts').openEvaluationDeps;
  saveProfiles: typeof import('../src/use-cases/save-profiles.ts').saveProfiles;
  storeVectors: typeof import('../src/store/embeddings.ts').storeVectors;
  indexPending: typeof import('../indexer/pending.ts').indexPending;
  matchRequestSchema: typeof import('../src/domain/match.ts').matchRequestSchema;
  filtersSchema: typeof import('../src/domain/match.ts').filtersSchema;
  findMatches: typeof import('../src/use-cases/find-matches.ts').findMatches;
  searchProfiles: typeof import('../src/use-cases/search-profiles.ts').searchProfiles;
}

/** Modules of {@link Tree}; they stand where they stand here in every commit since the first report of speed. */
const MODULES = [
  'evaluation/service.ts',
  'src/use-cases/save-profiles.ts',
  'src/store/embeddings.ts',
  'indexer/pending.ts',
  'src/domain/match.ts',
  'src/use-cases/find-matches.ts',
  'src/use-cases/search-profiles.ts',
] as const;

/** Loads the code of a checkout, this one or another, with its own dependencies beside it.
 *  @throws what importing throws, when a module is not there. */
export async function loadTree(folder: string): Promise<Tree> {
  const modules = await Promise.all(MODULES.map((path) => import(join(folder, path))));
  return Object.assign({}, ...modules);
}
