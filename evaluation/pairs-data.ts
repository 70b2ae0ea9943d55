import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type PublicProfile, profileSchema, withoutContact } from '../src/domain/profile.ts';
import type { DirectoryEntry } from '../src/reference/directory.ts';
import { loadDirectory } from '../src/reference/load-directory.ts';

const townSchema = z.object({
  foreign_id: z.string(),
  name: z.string(),
  country_iso2: z.string(),
  level: z.string(),
  population: z.string(),
});

const pairSchema = z.object({
  foreign_id: z.string(),
  fr_code: z.string(),
  fr_level: z.string(),
  gold: z.string(),
  country_region: z.string(),
  cad: z.string(),
});

const LEVELS: Readonly<Record<string, string>> = {
  commune: 'commune',
  intercommunalité: 'intercommunality',
  département: 'department',
  région: 'region',
};

/** What the ids of the directory put before a code. */
const ID_PREFIX: Readonly<Record<string, string>> = {
  commune: 'fr-',
  epci: 'fr-',
  département: 'fr-d',
  région: 'fr-r',
};

/** A real town abroad, and where it stands in the list of all. */
interface Town {
  country: string;
  population: number | null;
  profile: PublicProfile;
}

/** A French collectivité with real partners. */
export interface Partnered {
  entry: DirectoryEntry;
  /** Every known partner, by position of the town; those checked by two families of sources or by hand, with their stratum. */
  partners: ReadonlySet<number>;
  gold: readonly { town: number; stratum: Stratum }[];
}

export const STRATA = ['ODA recipients', 'Europe', 'elsewhere'] as const;
export type Stratum = (typeof STRATA)[number];

export interface PairsData {
  towns: Town[];
  seekers: Partnered[];
  /** Known pairs of each town. */
  counts: number[];
}

async function rowsOf<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  return z.array(schema).parse(parse(await readFile(path, 'utf8'), { columns: true }));
}

/** A town says what the table says of itself; the languages of its country are known to the service. */
function townOf({ name, country_iso2, level, population }: z.infer<typeof townSchema>, at: number): Town {
  const people = population === '' ? null : Number(population);
  const profile = profileSchema.parse({
    id: `town-${at}`,
    name,
    country: country_iso2,
    level: LEVELS[level] ?? 'other',
    population: people,
  });
  return { country: country_iso2, population: people, profile: withoutContact(profile) };
}

function stratumOf({ cad, country_region }: z.infer<typeof pairSchema>): Stratum {
  if (cad !== '') return 'ODA recipients';
  return country_region.startsWith('Europe') ? 'Europe' : 'elsewhere';
}

/** Reads `pairs.csv` and `foreign_collectivites.csv` of a folder. */
export async function readPairs(folder: string): Promise<PairsData> {
  const [towns, pairs, directory] = await Promise.all([
    rowsOf(join(folder, 'foreign_collectivites.csv'), townSchema),
    rowsOf(join(folder, 'pairs.csv'), pairSchema),
    loadDirectory(),
  ]);
  const positions = new Map(towns.map(({ foreign_id }, at) => [foreign_id, at]));
  const counts = towns.map(() => 0);
  const seekers = new Map<
    string,
    { entry: DirectoryEntry; partners: Set<number>; gold: { town: number; stratum: Stratum }[] }
  >();
  for (const pair of pairs) {
    const town = positions.get(pair.foreign_id);
    const entry = directory.get(`${ID_PREFIX[pair.fr_level] ?? 'fr-'}${pair.fr_code}`);
    if (town === undefined) continue;
    counts[town] = (counts[town] ?? 0) + 1;
    if (entry === null) continue;
    const seeker = seekers.get(entry.id) ?? { entry, partners: new Set(), gold: [] };
    seeker.partners.add(town);
    if (pair.gold === '1') seeker.gold.push({ town, stratum: stratumOf(pair) });
    seekers.set(entry.id, seeker);
  }
  return {
    towns: towns.map(townOf),
    seekers: [...seekers.values()].filter(({ gold }) => gold.length > 0),
    counts,
  };
}
