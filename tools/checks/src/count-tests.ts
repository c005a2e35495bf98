import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

const report = z.object({
  success: z.boolean(),
  numPassedTests: z.int().min(0),
  numFailedTests: z.int().min(0),
});

/** Adds up the reports that vitest left in a folder, one per project. Throws where one cannot be read. */
export const countTests = (folder: string): TestCounts => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files
    .map((name) => countProject(path.join(folder, name)))
    .reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
      passed: 0,
      failed: 0,
    });
};

/**
 * The tests of one project. A file that cannot be loaded, or an error outside of any test, fails the
 * project without failing a test: it counts as one.
 */
function countProject(file: string): TestCounts {
  const { success, numPassedTests, numFailedTests } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { passed: numPassedTests, failed: success ? numFailedTests : Math.max(1, numFailedTests) };
}
