import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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

/**
 * Begins with these files, in this order. Where several files run at a time, the longest come first: otherwise the last of
 * them runs alone when all others have ended. Without it the largest come first, and some small ones take longest.
 */
export const beginWith = (...names: readonly string[]) =>
  class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const placeOf = ({ moduleId }: TestSpecification): number => {
        const place = names.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
        return place < 0 ? names.length : place;
      };
      return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
    }
  };
