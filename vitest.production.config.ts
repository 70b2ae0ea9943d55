import { defineConfig } from 'vitest/config';
import { ENGINE_FLAGS } from './src/engine-flags.mjs';

/** A cluster's deadlines of 800 ms while it fails or swaps, and three nodes: nothing else runs beside these. */
const ALONE = ['cluster', 'faults', 'instances', 'rebuild'].map((name) => `test/production/${name}.test.ts`);

/** Deadlines of 800 ms are kept by servers that share two cores with the tests: one slow moment is no fault. */
const PATIENT = { retry: 2, testTimeout: 600_000, hookTimeout: 600_000, execArgv: ENGINE_FLAGS };

/** Tests on real servers (`test/support/`). */
export default defineConfig({
  test: {
    // Once for both projects, which for that reason extend nothing.
    globalSetup: ['test/support/run-folder.ts', 'test/production/servers.ts'],
    // Tells what was measured, beside what passed.
    reporters: ['verbose'],
    projects: [
      {
        test: {
          ...PATIENT,
          name: 'together',
          include: ['test/production/**/*.test.ts'],
          exclude: ALONE,
          // Each makes its own databases and indexes; most of their time goes into waiting for a server.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...PATIENT, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
