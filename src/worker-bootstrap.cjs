// A worker thread starts outside tsx and vitest. What is built (build.mjs) loads as it is; for a source this plain file registers
// tsx first. As CommonJS, because that is compiled within the thread; the other way starts a second thread for each, half a
// second of processor time.
const { fileURLToPath } = require('node:url');
const { workerData } = require('node:worker_threads');

if (workerData.entry.endsWith('.ts')) {
  // Before tsx, which compiles the packages that the entry loads once more: 0.1 s of processor time for PGlite and not 0.45.
  for (const name of workerData.packages ?? []) require(name);
  require('tsx/cjs');
  require(fileURLToPath(workerData.entry));
} else {
  import(workerData.entry);
}
