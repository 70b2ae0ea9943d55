import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { INTENTS } from '../src/domain/codes.ts';
import { type MatchRequest, matchRequestSchema } from '../src/domain/match.ts';
import { type Profile, profileSchema } from '../src/domain/profile.ts';
import type { Grades } from './metrics.ts';

const requestSchema = z.object({
  id: z.string(),
  lang: z.string(),
  intent: z.enum([...INTENTS, 'profile']),
  groups: z.array(z.string()),
  expected: z.object({
    countries: z.array(z.string()),
    zones: z.array(z.string()),
    only: z.boolean(),
    inText: z.boolean(),
  }),
  request: z.unknown(),
});

/** One judged request of a collection (`evaluation/collections/README.md`). */
export interface JudgedRequest extends Omit<z.infer<typeof requestSchema>, 'request'> {
  request: MatchRequest;
  grades: Grades;
}

export interface Collection {
  profiles: Profile[];
  requests: JudgedRequest[];
}

async function jsonLines(path: string): Promise<unknown[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Reads `profiles.jsonl`, `queries.jsonl` and `qrels.tsv` of a folder.
 *  @throws ZodError when a line does not have the form of the contract. */
export async function readCollection(folder: string): Promise<Collection> {
  const [profiles, queries, qrels] = await Promise.all([
    jsonLines(join(folder, 'profiles.jsonl')),
    jsonLines(join(folder, 'queries.jsonl')),
    readFile(join(folder, 'qrels.tsv'), 'utf8'),
  ]);
  const grades = new Map<string, Map<string, number>>();
  for (const line of qrels.split('\n').filter(Boolean)) {
    const [query = '', profile = '', grade = '0'] = line.split('\t');
    const list = grades.get(query) ?? new Map<string, number>();
    grades.set(query, list.set(profile, Number(grade)));
  }
  return {
    profiles: profiles.map((profile) => profileSchema.parse(profile)),
    requests: queries
      .map((query) => requestSchema.parse(query))
      .map(({ request, ...query }) => ({
        ...query,
        request: { ...matchRequestSchema.parse(request), limit: 100 },
        grades: grades.get(query.id) ?? new Map<string, number>(),
      })),
  };
}
