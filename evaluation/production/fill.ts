import type { Deps } from '../../src/deps.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { storeVectors } from '../../src/store/embeddings.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { syntheticEntries } from '../synthetic.ts';
import { makeSyntheticVectors } from '../synthetic-vectors.ts';
import type { Tree } from '../tree.ts';

/** Profiles saved in one transaction. */
const BATCH = 1_000;

export interface Filled {
  seconds: number;
  /** French profiles, who ask. */
  seekers: string[];
  /** Texts of needs, to ask with. */
  texts: string[];
}

/** Saves synthetic profiles and puts the vectors of their texts into the cache; nothing is indexed yet.
 *  @param tree whose database it is, for another checkout than this. */
export async function fillDatabase(
  deps: Deps,
  count: number,
  tree: Pick<Tree, 'saveProfiles' | 'storeVectors'> = { saveProfiles, storeVectors },
): Promise<Filled> {
  const vectorOf = await makeSyntheticVectors(deps.embedder);
  const entries = syntheticEntries();
  const filled: Filled = { seconds: 0, seekers: [], texts: [] };
  const start = performance.now();
  for (let done = 0; done < count; done += BATCH) {
    const profiles: Profile[] = [];
    const vectors = new Map<string, Float32Array>();
    for (let index = done; index < Math.min(count, done + BATCH); index += 1) {
      const { profile, texts } = entries.next().value;
      profiles.push(profile);
      for (const text of texts) vectors.set(textHash(text.text), vectorOf(text));
      if (profile.country === 'FR') filled.seekers.push(profile.id);
      else if (filled.texts.length < BATCH) filled.texts.push(...profile.needs.map(({ text }) => text));
    }
    await Promise.all([
      tree.saveProfiles(deps.db, profiles, deps.now()),
      tree.storeVectors(deps.db, deps.embedder.model.hash, vectors),
    ]);
  }
  return { ...filled, seconds: (performance.now() - start) / 1000 };
}
