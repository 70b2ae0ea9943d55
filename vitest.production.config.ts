import { defineConfig } from 'vitest/config';

/** Tests on real servers (`test/support/`), one file after the other: the servers are shared. */
export default defineConfig({
  test: {
    globalSetup: ['test/production/servers.ts'],
    include: ['test/production/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
