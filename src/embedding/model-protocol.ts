/** What the service tells the model's worker thread. */
export type ToModel = { kind: 'embed'; texts: string[] } | { kind: 'close' };

/** What the worker answers: `ready` once; `unavailable` once instead, then it ends; one `vectors` for each `embed`. */
export type FromModel =
  | { kind: 'ready'; loadMs: number }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'vectors'; vectors: (Float32Array | null)[] };

/** `workerData` of the model's worker; `entry` is for `worker-bootstrap.cjs`. */
export interface ModelWorkerData {
  entry: string;
  modelDir: string;
}
