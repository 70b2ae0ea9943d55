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

const PROFILES = join(DEMO, 'profiles.jsonl');
const PARTNERSHIPS = join(import.meta.dirname, 'partnerships.csv');

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
  return db.transaction(async (tx) => ({
    advisories: await once(tx, 'advisories', JSON.stringify(SEED_ADVISORIES), () =>
      saved(SEED_ADVISORIES, (list) => saveAdvisories(tx, list)),
    ),
    partnerships: await loadFile(tx, 'partnerships', PARTNERSHIPS, partnershipsOf, (list) =>
      replacePartnerships(tx, list),
    ),
    profiles:
      seed === 'demo'
        ? await loadFile(tx, 'demo', PROFILES, profilesOf, (list) => saveProfiles(tx, list, now))
        : 0,
    vectors: seed === 'demo' ? await loadVectors(tx) : 0,
  }));
}

/** Does what is to be done for some contents, unless they are those of the last time.
 *  @param load says how many rows it loaded. */
async function once(
  db: Database,
  name: string,
  contents: string,
  load: () => Promise<number>,
): Promise<number> {
  const version = createHash('sha256').update(contents).digest('hex');
  const key = `seed ${name}`;
  if ((await readMeta(db, key)) === version) return 0;
  const loaded = await load();
  await writeMeta(db, key, version);
  return loaded;
}

async function saved<T>(list: readonly T[], save: (list: readonly T[]) => Promise<unknown>): Promise<number> {
  await save(list);
  return list.length;
}

/** Loads the list of a file. A file that is as it was is not even parsed: that takes a tenth of a second of a start. One that only
 *  looks different, or that another version wrote, holds the list that was loaded. */
async function loadFile<T>(
  db: Database,
  name: string,
  path: string,
  listOf: (text: string) => readonly T[],
  save: (list: readonly T[]) => Promise<unknown>,
): Promise<number> {
  const text = await readFile(path, 'utf8');
  return once(db, `${name} file`, text, () => {
    const list = listOf(text);
    return once(db, name, JSON.stringify(list), () => saved(list, save));
  });
}

/** Vectors of the demonstration, made beforehand: the cache then holds them as if the model had made them here. */
async function loadVectors(db: Database): Promise<number> {
  const description = await readFile(join(DEMO, 'vectors.json'), 'utf8');
  // In a list, as the databases of before have its version.
  return once(db, 'demo vectors', JSON.stringify([description]), async () => {
    const { modelHash, vectors } = await readDemoVectors();
    await storeVectors(db, modelHash, vectors);
    return vectors.size;
  });
}

function profilesOf(text: string): Profile[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => profileSchema.parse(JSON.parse(line)));
}

function partnershipsOf(text: string): Partnership[] {
  const rows = z.array(rowSchema).parse(parse(text, { columns: true }));
  return rows.map((row) => partnershipSchema.parse(row));
}

/** The declared inventory as shipped (made by `seeds/build/partnerships.ts`). */
export async function readSeedPartnerships(): Promise<Partnership[]> {
  return partnershipsOf(await readFile(PARTNERSHIPS, 'utf8'));
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
