// A worker thread starts outside tsx and vitest: this plain file registers tsx, then imports the TypeScript entry.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
