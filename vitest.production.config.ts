import { defineConfig } from 'vitest/config';

/** Tests on real servers (`test/support/`), one file after the other: the servers are shared. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/run-folder.ts', 'test/production/servers.ts'],
    include: ['test/production/**/*.test.ts'],
    fileParallelism: false,
    // Tells what was measured, beside what passed.
    reporters: ['verbose'],
    // Deadlines of 800 ms are kept by servers that share two cores with the tests: one slow moment is no fault.
    retry: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
