// A worker thread starts outside tsx and vitest: this plain file registers tsx, then loads the TypeScript entry. As
// CommonJS, because that is compiled within the thread; the other way starts a second thread for each, half a second of
// processor time.
const { fileURLToPath } = require('node:url');
const { workerData } = require('node:worker_threads');

// Before tsx, which compiles the packages that the entry loads once more: 0.1 s of processor time for PGlite and not 0.45.
for (const name of workerData.packages ?? []) require(name);
require('tsx/cjs');
require(fileURLToPath(workerData.entry));
