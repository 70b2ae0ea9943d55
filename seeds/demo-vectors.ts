import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { THEMES } from '../src/domain/codes.ts';
import { passagesOf } from '../src/domain/passage.ts';
import { profileSchema, withoutContact } from '../src/domain/profile.ts';
import { themeText } from '../src/reference/themes.ts';
import { bytesOf, floatsOf } from '../src/store/columns.ts';

/** Folder of the demonstration: `profiles.jsonl`, and `vectors.bin` + `vectors.json` made by `npm run seeds:vectors`. */
export const DEMO = join(import.meta.dirname, 'demo');

/** What describes `vectors.bin`: one row of `dims` little-endian floats for each text hash, in this order. */
const describedBy = z.strictObject({
  modelHash: z.string(),
  dims: z.int().positive(),
  hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

export interface DemoVectors {
  /** Hash of the model that made them: of no use with another one. */
  modelHash: string;
  dims: number;
  /** By `textHash` of the exact text. */
  vectors: ReadonlyMap<string, Float32Array>;
}

/** The texts that a first start would have to embed: summaries, needs and offers of every demonstration profile, and
 *  the themes in French, as a request with a theme and no words is searched. Each once, in order. */
export async function demoTexts(folder: string = DEMO): Promise<string[]> {
  const lines = (await readFile(join(folder, 'profiles.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const passages = lines
    .flatMap((line) => passagesOf(withoutContact(profileSchema.parse(JSON.parse(line)))))
    .filter(({ kind }) => kind !== 'name');
  return [
    ...new Set([...passages.map(({ text }) => text), ...THEMES.map((theme) => themeText(theme, 'fr'))]),
  ];
}

/** Vectors made beforehand.
 *  @throws when a file is missing, or the two do not belong together. */
export async function readDemoVectors(folder: string = DEMO): Promise<DemoVectors> {
  const [description, data] = await Promise.all([
    readFile(join(folder, 'vectors.json'), 'utf8'),
    readFile(join(folder, 'vectors.bin')),
  ]);
  const { modelHash, dims, hashes } = describedBy.parse(JSON.parse(description));
  const rowBytes = dims * Float32Array.BYTES_PER_ELEMENT;
  if (data.length !== hashes.length * rowBytes) {
    throw new Error(
      `vectors.bin holds ${data.length} bytes, vectors.json describes ${hashes.length * rowBytes}`,
    );
  }
  const row = (index: number): Uint8Array => data.subarray(index * rowBytes, (index + 1) * rowBytes);
  return { modelHash, dims, vectors: new Map(hashes.map((hash, index) => [hash, floatsOf(row(index))])) };
}

/** Writes both files, sorted by hash, so that the same vectors give the same bytes. */
export async function writeDemoVectors(
  { modelHash, dims, vectors }: DemoVectors,
  folder: string = DEMO,
): Promise<void> {
  const rows = [...vectors].sort(([left], [right]) => (left < right ? -1 : 1));
  const description = { modelHash, dims, hashes: rows.map(([hash]) => hash) };
  await writeFile(join(folder, 'vectors.bin'), Buffer.concat(rows.map(([, vector]) => bytesOf(vector))));
  await writeFile(join(folder, 'vectors.json'), `${JSON.stringify(description, null, 1)}\n`);
}
