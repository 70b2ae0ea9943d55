import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // On real servers: `npm run test:production`.
    exclude: ['test/production/**'],
    globalSetup: ['test/support/run-folder.ts'],
    // The files of a worker share modules and databases: no test replaces a module, a clock or a setting.
    isolate: false,
    // PGlite holds 450 MB a instance (docs/limits.md): two workers at most, as on a two-core machine.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
