import { defineConfig } from 'vitest/config';
import { ENGINE_FLAGS } from './src/engine-flags.mjs';
import { LongFilesFirst } from './test/support/long-files-first.ts';

/** The runtime of the model does not bear two threads of one process: this file has it in the main one. */
const ALONE = ['test/embedding/general-model.test.ts'];

export default defineConfig({
  test: {
    // PGlite holds 450 MB a instance (docs/limits.md): two workers at most, as on a two-core machine.
    maxWorkers: 2,
    // As `src/run.mjs` runs the service.
    execArgv: ENGINE_FLAGS,
    sequence: { sequencer: LongFilesFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'shared',
          // Here and not above, where each project would inherit it and build once more.
          globalSetup: ['test/support/run-folder.ts'],
          include: ['test/**/*.test.ts'],
          // On real servers: `npm run test:production`.
          exclude: ['test/production/**', ...ALONE],
          // The files of a worker share modules and a database: no test replaces a module, a clock or a setting.
          isolate: false,
        },
      },
    ],
  },
});
