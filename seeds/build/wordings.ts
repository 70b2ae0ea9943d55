import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { generalVectors, loadModel } from '../../src/embedding/general-model.ts';
import { MODEL_DIR, STATIC_QUERIES_DIR } from '../../src/places.ts';
import { bytesOf } from '../../src/store/columns.ts';
import { LAYER_LANGUAGES, readThesaurus } from '../thesaurus.ts';

// Vectors of every wording of the thesaurus, by the general model, for models/make/field_layer.py: `wordings.bin` (one row
// of floats a wording) and `wordings.json` (concept number and register of each row); for models/make/static_queries.py:
// `pieces.json` (numbers of the pieces of each row). Some 36,000 texts, ten milliseconds each.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run model:wordings -- DIR');

const concepts = await readThesaurus();
const wordings = concepts.flatMap((concept, number) =>
  LAYER_LANGUAGES.flatMap((language) => {
    const { label, definition, technical, everyday } = concept[language];
    const row = (text: string, plain: boolean) => ({ concept: number, everyday: plain, text });
    return [
      row(`${label} : ${definition}`, false),
      row(label, false),
      ...technical.map((text) => row(text, false)),
      ...everyday.map((text) => row(text, true)),
    ];
  }),
);

/** Texts of one length make batches without padding. */
const BATCH = 16;
const model = await loadModel(MODEL_DIR);
const order = [...wordings.keys()].sort(
  (left, right) => (wordings[left]?.text.length ?? 0) - (wordings[right]?.text.length ?? 0),
);
const vectors: Buffer[] = [];
for (let start = 0; start < order.length; start += BATCH) {
  const rows = order.slice(start, start + BATCH);
  const made = await generalVectors(
    model,
    rows.map((row) => wordings[row]?.text ?? ''),
  );
  rows.forEach((row, at) => {
    const vector = made[at];
    if (vector !== undefined) vectors[row] = Buffer.from(bytesOf(vector));
  });
  if (start % (BATCH * 100) === 0) console.log(`${start} of ${order.length}`);
}
await model.dispose();
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'wordings.bin'), Buffer.concat(vectors));
await writeFile(
  join(folder, 'wordings.json'),
  JSON.stringify({
    concept: wordings.map(({ concept }) => concept),
    everyday: wordings.map(({ everyday }) => everyday),
    codes: concepts.map((concept) => concept.code),
  }),
);
const pieces = new Tokenizer(
  JSON.parse(await readFile(join(STATIC_QUERIES_DIR, 'tokenizer.json'), 'utf8')),
  {},
);
await writeFile(
  join(folder, 'pieces.json'),
  JSON.stringify(wordings.map(({ text }) => pieces.encode(text, { add_special_tokens: false }).ids)),
);
console.log(`${wordings.length} wordings of ${concepts.length} concepts`);
