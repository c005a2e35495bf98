import { defineConfig } from 'vitest/config';

/** Shared by every project: each runs `vitest run` in its own folder and finds this file through its vitest.config.ts. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['src/**/*.test.ts'],
    // Files restore what they change; a process for each of them would take longer than most of them do.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
