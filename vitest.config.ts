import { defineConfig } from 'vitest/config';

/** Shared by every project: each runs `vitest run` in its own folder and finds this file through its vitest.config.ts. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
