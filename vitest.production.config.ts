import { defineConfig } from 'vitest/config';

/** Tests on real servers (`test/support/`), one file after the other: the servers are shared. */
export default defineConfig({
  test: {
    globalSetup: ['test/production/servers.ts'],
    include: ['test/production/**/*.test.ts'],
    fileParallelism: false,
    // Tells what was measured, beside what passed.
    reporters: ['verbose'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
