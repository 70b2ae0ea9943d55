import { createHash } from 'node:crypto';
import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { LAYER_LANGUAGES, readThesaurus } from '../seeds/thesaurus.ts';
import type { Deps } from '../src/deps.ts';
import { chunksOf } from '../src/domain/chunks-of.ts';
import { makeQueryVectors } from '../src/embedding/cached.ts';
import { type Concepts, readConcepts } from '../src/embedding/concept-tags.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { readFieldLayer } from '../src/embedding/field-layer.ts';
import { loadModel } from '../src/embedding/general-model.ts';
import { type Matrix, scaled, times } from '../src/embedding/linear.ts';
import { LOCAL_MODEL } from '../src/embedding/model-files.ts';
import type { IndexDocument, Passage } from '../src/search/engine.ts';
import type { Collection } from './collection.ts';
import { FOLDS, roundsOf } from './folds.ts';
import { interval, mean, recall } from './metrics.ts';
import { principalAxes, transposed } from './principal-axes.ts';
import { isFindable, recordRequests, replay, scoreOf } from './recording.ts';
import { scoreTranslations } from './robustness.ts';
import { MODEL, withCollection } from './service.ts';

/** Texts of one computation: as many as the service takes at once. */
const BATCH = 8;
/** Texts remembered: more than all collections hold. */
const REMEMBERED = 20_000;
/** Every so many wordings of the thesaurus one stands for the field: 2,147 texts for 512 axes. */
const EVERY = 15;

/** Another way to make vectors from the shipped network and its field layer. */
interface Variant {
  name: string;
  dims: number;
  /** Put before passages and questions. */
  prefixes?: { passage: string; question: string };
  /** Makes the vector that is kept of one of the field, at unit length; left out: that one. */
  cut?: (vector: Float32Array) => Float32Array;
  /** Where a kept vector lay in the field, for the tags of concepts. */
  restored?: (vector: Float32Array) => Float32Array;
  /** One vector for all needs of a profile, and one for all its offers. */
  pooled?: boolean;
}

/** Vectors of the field by text; each text is embedded once, whichever variant asks. */
type FieldVectors = (prefix: string, texts: readonly string[]) => Promise<Float32Array[]>;

async function openFieldVectors(model: FeatureExtractionPipeline): Promise<FieldVectors> {
  const toField = await readFieldLayer(MODEL);
  const known = new Map<string, Float32Array>();
  return async (prefix, texts) => {
    const prefixed = texts.map((text) => prefix + text);
    const fresh = [...new Set(prefixed)].filter((text) => !known.has(text));
    for (const batch of chunksOf(fresh, BATCH)) {
      const { data } = await model(batch, { pooling: 'mean', normalize: true });
      const floats = Float32Array.from(data);
      for (const [row, text] of batch.entries()) {
        const from = row * LOCAL_MODEL.baseDims;
        known.set(text, toField(floats.slice(from, from + LOCAL_MODEL.baseDims)));
      }
    }
    return prefixed.map((text) => known.get(text) ?? new Float32Array(LOCAL_MODEL.dims));
  };
}

/** Wordings that the field layer was learned from: no text of any collection is among them. */
async function wordings(): Promise<string[]> {
  const concepts = await readThesaurus();
  const all = concepts.flatMap((concept) =>
    LAYER_LANGUAGES.flatMap((language) => {
      const { label, technical, everyday } = concept[language];
      return [label, ...technical, ...everyday];
    }),
  );
  return all.filter((_, at) => at % EVERY === 0);
}

/** A vector along some axes, and back. @param axes rows of unit length, at right angles. */
function along(name: string, axes: Matrix): Variant {
  const back = transposed(axes);
  return {
    name,
    dims: axes.rows,
    cut: (vector) => scaled(times(axes, vector), 1),
    restored: (vector) => times(back, vector),
  };
}

const DIMS = LOCAL_MODEL.dims;

/** Rows of the identity: one half of a vector alone. */
function half(from: number): Matrix {
  const rows = DIMS / 2;
  const values = new Float32Array(rows * DIMS);
  for (let row = 0; row < rows; row += 1) values[row * DIMS + from + row] = 1;
  return { rows, values };
}

async function variantsOf(fieldVectors: FieldVectors): Promise<Variant[]> {
  const axes = principalAxes(await fieldVectors(LOCAL_MODEL.prefix, await wordings()), 384);
  const first = (rows: number): Matrix => ({ rows, values: axes.values.subarray(0, rows * DIMS) });
  return [
    { name: 'as shipped', dims: DIMS },
    { name: 'one vector for all needs, one for all offers', dims: DIMS, pooled: true },
    {
      name: '`query: ` before questions, `passage: ` before passages',
      dims: DIMS,
      prefixes: { passage: 'passage: ', question: 'query: ' },
    },
    { name: 'no prefix', dims: DIMS, prefixes: { passage: '', question: '' } },
    ...[384, 256, 128].map((rows) => along(`${rows} principal axes`, first(rows))),
    along('the map of the layer alone', half(0)),
    along('its tags alone', half(DIMS / 2)),
  ];
}

function embedderOf(
  variant: Variant,
  prefix: string,
  fieldVectors: FieldVectors,
  { conceptsOf, centreOf }: Concepts,
): Embedder {
  const { name, dims, cut = (vector) => vector, restored = (vector) => vector } = variant;
  return {
    model: { name, dims, hash: createHash('sha256').update(name).digest('hex') },
    embed: async (texts) => (await fieldVectors(prefix, texts)).map(cut),
    ready: async () => undefined,
    conceptsOf: (vector) => conceptsOf(restored(vector)),
    centreOf: (code) => {
      const centre = centreOf(code);
      return centre === null ? null : cut(centre);
    },
    close: async () => undefined,
  };
}

/** The mean direction of the passages of one kind in place of the direction of each. */
function pooledDocument(document: IndexDocument): IndexDocument {
  const meanOf = (kind: Passage['kind']): Float32Array => {
    const sum = new Float32Array(DIMS);
    for (const { vector } of document.passages.filter((passage) => passage.kind === kind)) {
      for (let axis = 0; axis < DIMS; axis += 1) sum[axis] = (sum[axis] ?? 0) + (vector?.[axis] ?? 0);
    }
    return scaled(sum, 1);
  };
  const means = { need: meanOf('need'), offer: meanOf('offer') };
  const passages = document.passages.map((passage) =>
    passage.kind === 'need' || passage.kind === 'offer'
      ? { ...passage, vector: passage.vector === null ? null : means[passage.kind] }
      : passage,
  );
  return { ...document, passages };
}

function pooledSearch({ search, ...deps }: Deps): Deps {
  return {
    ...deps,
    search: { ...search, upsert: (documents) => search.upsert(documents.map(pooledDocument)) },
  };
}

interface Measured {
  variant: Variant;
  /** nDCG@10 of each request with anything to find, and positions of those that each fold measures. */
  scores: readonly number[];
  folds: readonly (readonly number[])[];
  recall: number;
  translated: number;
}

async function measure(deps: Deps, collection: Collection, variant: Variant): Promise<Measured> {
  const recordings = (await recordRequests(deps, collection.requests)).filter(isFindable);
  const rankings = recordings.map((recording) => replay(recording, deps.now()));
  const requests = recordings.map(({ request }) => request);
  const translations = await scoreTranslations(deps, collection);
  return {
    variant,
    scores: recordings.map((recording, at) => scoreOf(recording, rankings[at] ?? [])),
    folds: roundsOf(requests, FOLDS).map(({ test }) => test),
    recall: mean(requests.flatMap(({ grades }, at) => recall(rankings[at] ?? [], grades, 50) ?? [])),
    translated: mean(translations.flatMap(({ scores }) => scores)),
  };
}

function row(
  { variant, scores, folds, recall: found, translated }: Measured,
  shipped: readonly number[],
): string {
  const gains = scores.map((score, at) => score - (shipped[at] ?? 0));
  const better = folds.filter((fold) => mean(fold.map((at) => gains[at] ?? 0)) > 0).length;
  const [low, high] = interval(gains).map((value) => value.toFixed(3));
  const difference = `${mean(gains).toFixed(3)} (${low} to ${high}) | ${better} of ${folds.length}`;
  return `| ${variant.name} | ${variant.dims} | ${mean(scores).toFixed(3)} | ${difference} | ${found.toFixed(3)} | ${translated.toFixed(3)} |`;
}

/** The service on other ways to make vectors from the shipped network and layer (issue 5, item 7). The layer is not learned
 *  anew for any of them.
 *  @param path folder of the collection that the translations are of. @returns lines of Markdown. */
export async function variantsReport(path: string): Promise<string[]> {
  const model = await loadModel(MODEL);
  const [fieldVectors, concepts] = await Promise.all([openFieldVectors(model), readConcepts(MODEL)]);
  const measured: Measured[] = [];
  for (const variant of await variantsOf(fieldVectors)) {
    const { passage, question } = variant.prefixes ?? {
      passage: LOCAL_MODEL.prefix,
      question: LOCAL_MODEL.prefix,
    };
    const queryVector = makeQueryVectors(embedderOf(variant, question, fieldVectors, concepts), REMEMBERED);
    measured.push(
      await withCollection(path, (deps, collection) => measure(deps, collection, variant), {
        embedder: embedderOf(variant, passage, fieldVectors, concepts),
        alter: (deps) => ({ ...(variant.pooled === true ? pooledSearch(deps) : deps), queryVector }),
      }),
    );
  }
  await model.dispose();
  const shipped = measured[0]?.scores ?? [];
  return [
    '| vectors | floats a text | nDCG@10 | difference | folds that gain | recall@50 | nDCG@10, translations |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map((one) => row(one, shipped)),
  ];
}
