import { defineConfig } from 'vitest/config';
import { ENGINE_FLAGS } from './src/engine-flags.mjs';
import { LongFilesFirst } from './test/support/long-files-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // On real servers: `npm run test:production`.
    exclude: ['test/production/**'],
    globalSetup: ['test/support/run-folder.ts'],
    // PGlite holds 450 MB a instance (docs/limits.md): two workers at most, as on a two-core machine.
    maxWorkers: 2,
    // As `src/run.mjs` runs the service.
    execArgv: ENGINE_FLAGS,
    sequence: { sequencer: LongFilesFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The files of a worker share modules and a database: no test replaces a module, a clock or a setting.
    isolate: false,
  },
});
