// A worker thread starts outside tsx and vitest: this plain file registers tsx, then loads the TypeScript entry. As
// CommonJS, because that is compiled within the thread; the other way starts a second thread for each, half a second of
// processor time.
const { fileURLToPath } = require('node:url');
const { workerData } = require('node:worker_threads');

require('tsx/cjs');
require(fileURLToPath(workerData.entry));
