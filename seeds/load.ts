import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Partnership, partnershipSchema } from '../src/domain/partnership.ts';
import { type Profile, profileSchema } from '../src/domain/profile.ts';
import { SEED_ADVISORIES } from '../src/reference/advisories.ts';
import { saveAdvisories } from '../src/store/advisories.ts';
import { storeVectors } from '../src/store/embeddings.ts';
import { readMeta, writeMeta } from '../src/store/meta.ts';
import { replacePartnerships } from '../src/store/partnership-writes.ts';
import type { Database } from '../src/store/schema.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { DEMO, readDemoVectors } from './demo-vectors.ts';

/** How many rows of each seed were loaded now; 0 where the database had this version already. */
export interface SeedReport {
  advisories: number;
  partnerships: number;
  profiles: number;
  vectors: number;
}

/** Brings the seeds into the database, in one transaction. A seed that it holds in this version is left alone, so a
 *  second run changes nothing and a demonstration profile archived by hand does not come back. The declared inventory
 *  and the advisories are about real places: every `SEED` has them. `none` loads no demonstration profile; it deletes
 *  none either, since the same profiles may have been imported.
 *  @param now when profiles are saved. */
export async function loadSeeds(
  db: Database,
  { seed, now }: { seed: 'demo' | 'none'; now: Date },
): Promise<SeedReport> {
  const partnerships = await readSeedPartnerships();
  const demo = seed === 'demo' ? await readDemoProfiles() : [];
  return db.transaction(async (tx) => ({
    advisories: await once(tx, 'advisories', SEED_ADVISORIES, (list) => saveAdvisories(tx, list)),
    partnerships: await once(tx, 'partnerships', partnerships, (list) => replacePartnerships(tx, list)),
    profiles: seed === 'demo' ? await once(tx, 'demo', demo, (list) => saveProfiles(tx, list, now)) : 0,
    vectors: seed === 'demo' ? await loadVectors(tx) : 0,
  }));
}

/** Loads a list unless its last version, by content, is the one loaded before. */
async function once<T>(
  db: Database,
  name: string,
  list: readonly T[],
  load: (list: readonly T[]) => Promise<unknown>,
): Promise<number> {
  const version = createHash('sha256').update(JSON.stringify(list)).digest('hex');
  const key = `seed ${name}`;
  if ((await readMeta(db, key)) === version) return 0;
  await load(list);
  await writeMeta(db, key, version);
  return list.length;
}

/** Vectors of the demonstration, made beforehand: the cache then holds them as if the model had made them here. */
async function loadVectors(db: Database): Promise<number> {
  const description = await readFile(join(DEMO, 'vectors.json'), 'utf8');
  let loaded = 0;
  await once(db, 'demo vectors', [description], async () => {
    const { modelHash, vectors } = await readDemoVectors();
    await storeVectors(db, modelHash, vectors);
    loaded = vectors.size;
  });
  return loaded;
}

async function readDemoProfiles(): Promise<Profile[]> {
  const lines = (await readFile(join(DEMO, 'profiles.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => profileSchema.parse(JSON.parse(line)));
}

/** The declared inventory as shipped (`seeds/partnerships.csv`, made by `seeds/build/partnerships.ts`). */
export async function readSeedPartnerships(): Promise<Partnership[]> {
  const rows = parse(await readFile(join(import.meta.dirname, 'partnerships.csv')), { columns: true });
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => partnershipSchema.parse(row));
}

const cell = z.string().transform((text) => text || null);
const numberCell = cell.transform((text) => (text === null ? null : Number(text)));

/** A line of the file: empty cells mean *not stated*, themes are separated by `|`. */
const rowSchema = z
  .object({
    frenchId: cell,
    foreignLevel: cell,
    form: cell,
    themes: z.string().transform((text) => text.split('|').filter((theme) => theme !== '')),
    startYear: numberCell,
    endYear: numberCell,
  })
  .loose();
