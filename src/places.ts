import { join } from 'node:path';

/** Where the local model lies. */
export const MODEL_DIR = join(import.meta.dirname, '../models/multilingual-e5-small-50k');

/** Where the vectors of questions without a model lie. */
export const STATIC_QUERIES_DIR = join(import.meta.dirname, '../models/static-queries');

/** Snapshot of the embedded index, inside the data directory. */
export const INDEX_SNAPSHOT = 'index.snapshot';
