import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Deps } from '../src/deps.ts';
import { analyse } from '../src/domain/analysis.ts';
import { gatherEvidence } from '../src/domain/evidence.ts';
import { filtersSchema } from '../src/domain/match.ts';
import { profileSchema, withoutContact } from '../src/domain/profile.ts';
import { openEmbeddedEngine } from '../src/search/embedded.ts';
import type { IndexDocument, PassageHit, PassageLists } from '../src/search/engine.ts';
import { mean, ndcg, recall } from './metrics.ts';

const FILE = join(import.meta.dirname, 'collections/paraphrase/eval_fr_coop.json');

const collectionSchema = z.object({
  profiles: z.array(z.object({ id: z.string(), text: z.string() })),
  queries: z.array(
    z.object({ id: z.string(), set: z.string(), query: z.string(), relevant: z.array(z.string()) }),
  ),
});

/** A one-sentence profile, as the summary of a foreign commune. */
async function documentOf(deps: Deps, { id, text }: { id: string; text: string }): Promise<IndexDocument> {
  const profile = profileSchema.parse({
    id: id.toLowerCase(),
    name: id,
    country: 'SN',
    level: 'commune',
    summary: { language: 'fr', text },
  });
  const passage = { kind: 'summary' as const, ordinal: 0, theme: null };
  const vector = await deps.queryVector(text);
  return {
    profile: withoutContact(profile),
    revision: 1,
    partners: [],
    passages: [{ ...passage, tokens: analyse(text, 'fr'), vector }],
  };
}

const SCOPE = {
  side: 'any' as const,
  openOnly: false,
  filters: filtersSchema.parse({}),
  countries: null,
  exceptId: null,
};

function fused(lists: PassageLists): string[] {
  return [...gatherEvidence([[lists]])]
    .sort(([, left], [, right]) => (right[0]?.similarity ?? 0) - (left[0]?.similarity ?? 0))
    .map(([id]) => id);
}

const ids = (hits: readonly PassageHit[]): string[] => hits.map(({ profileId }) => profileId);

/** Retrieval alone, on one-sentence profiles and paraphrased questions: words, meaning and their fusion.
 *  @returns lines of Markdown. */
export async function evaluateParaphrase(deps: Deps): Promise<string[]> {
  const { profiles, queries } = collectionSchema.parse(JSON.parse(await readFile(FILE, 'utf8')));
  const engine = await openEmbeddedEngine({ snapshotPath: null, model: deps.embedder.model });
  await engine.upsert(await Promise.all(profiles.map((profile) => documentOf(deps, profile))));
  const asked = await Promise.all(
    queries.map(async ({ query }) => ({
      kinds: ['summary' as const],
      tokens: analyse(query, null),
      vector: await deps.queryVector(query),
      scope: SCOPE,
      size: 160,
    })),
  );
  const lists = await engine.retrieve(asked);
  const systems = {
    words: (list: PassageLists) => ids(list.lexical),
    meaning: (list: PassageLists) => ids(list.semantic),
    fused,
  };
  const row = (set: string, name: keyof typeof systems): string => {
    const part = queries.flatMap((query, index) => {
      const list = lists[index];
      return query.set === set && list !== undefined ? [{ query, ranking: systems[name](list) }] : [];
    });
    const measure = (measured: typeof ndcg): string =>
      mean(
        part.map(({ query, ranking }) => {
          const grades = new Map(query.relevant.map((id) => [id.toLowerCase(), 1]));
          return measured(ranking, grades, 10) ?? 0;
        }),
      ).toFixed(3);
    return `| ${set} (${part.length}) | ${name} | ${measure(ndcg)} | ${measure(recall)} |`;
  };
  const sets = [...new Set(queries.map(({ set }) => set))];
  return [
    '| paraphrase collection | system | nDCG@10 | recall@10 |',
    '| --- | --- | --- | --- |',
    ...sets.flatMap((set) => [row(set, 'words'), row(set, 'meaning'), row(set, 'fused')]),
  ];
}
