import { defineConfig } from 'vitest/config';

/** Tests on real servers, which they start themselves (`npm run test:production`): one file at a time. */
export default defineConfig({
  test: {
    include: ['test/production/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
