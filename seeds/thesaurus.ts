import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { THEMES } from '../src/domain/codes.ts';

/** One file a theme: the concepts of local public action below it (`SOURCES.md`). */
const THESAURUS = join(import.meta.dirname, 'thesaurus');

/** Languages of the thesaurus. */
export const THESAURUS_LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar', 'it'] as const;

/** Languages that the field layer is learned from. With Italian among them an Italian wording finds its French concept more
 *  often (19 of 100 rather than 17), and everything else a little less (docs/results/relevance.md, "Tried"). */
export const LAYER_LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar'] as const;

const wording = z.string().trim().min(1).max(120);
const entry = z.strictObject({
  label: wording,
  definition: z.string().min(1),
  /** Administrative and professional names. */
  technical: z.array(wording).min(1),
  /** As a mayor, a parent, a farmer or a shopkeeper would say it. */
  everyday: z.array(wording).min(3),
});
const code = z.string().regex(/^[a-z][a-z0-9_]{2,50}$/);
const conceptSchema = z.strictObject({
  code,
  /** Head concept of the same theme; null for a head. */
  broader: code.nullable(),
  related: z.array(code),
  sources: z.array(z.string().min(1)).min(1),
  fr: entry,
  en: entry,
  es: entry,
  pt: entry,
  de: entry,
  ar: entry,
  it: entry,
});
const fileSchema = z.strictObject({ theme: z.enum(THEMES), concepts: z.array(conceptSchema).min(1) });

export type ThesaurusConcept = z.infer<typeof conceptSchema> & { theme: (typeof THEMES)[number] };

/** The whole thesaurus, themes and concepts in the order of the files.
 *  @throws ZodError when a file does not have its form. */
export async function readThesaurus(): Promise<ThesaurusConcept[]> {
  const files = (await readdir(THESAURUS)).filter((name) => name.endsWith('.json')).sort();
  const read = await Promise.all(
    files.map(async (name) => fileSchema.parse(JSON.parse(await readFile(join(THESAURUS, name), 'utf8')))),
  );
  return read.flatMap(({ theme, concepts }) => concepts.map((concept) => ({ ...concept, theme })));
}
