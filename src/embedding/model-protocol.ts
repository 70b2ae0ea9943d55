import type { Part } from './embedder.ts';

/** A text, and the parts of it that get vectors of their own. */
export interface TextInParts {
  text: string;
  parts: readonly Part[];
}

/** A text as one. */
export const undivided = (text: string): TextInParts => ({ text, parts: [] });

/** What the service tells the model's worker thread. */
export type ToModel = { kind: 'embed'; texts: TextInParts[] } | { kind: 'close' };

/** What the worker answers: `ready` once; `unavailable` once instead, then it ends; one `vectors` for each `embed`:
 *  those of each text and of its parts, null for a text that the model cannot take. */
export type FromModel =
  | { kind: 'ready'; loadMs: number }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'vectors'; vectors: (Float32Array[] | null)[] };

/** `workerData` of the model's worker; `entry` is for `worker-bootstrap.cjs`. */
export interface ModelWorkerData {
  entry: string;
  modelDir: string;
}
