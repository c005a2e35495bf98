import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countTests } from './count-tests.ts';

let folder: string;

const leaveReport = (project: string, success: boolean, [passed, failed]: [number, number]) => {
  const text = JSON.stringify({ success, numPassedTests: passed, numFailedTests: failed, testResults: [] });
  writeFileSync(path.join(folder, `${project}.json`), text);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'count-tests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('adds up the tests of all projects', () => {
  leaveReport('domain', true, [40, 0]);
  leaveReport('db', false, [7, 2]);

  expect(countTests(folder)).toEqual({ passed: 47, failed: 2 });
});

it('counts a project that failed outside of its tests as one failure', () => {
  leaveReport('domain', false, [40, 0]);

  expect(countTests(folder)).toEqual({ passed: 40, failed: 1 });
});

it('counts nothing where no test ran', () => {
  expect(countTests(path.join(folder, 'missing'))).toEqual({ passed: 0, failed: 0 });
});

it('refuses a report that is cut off', () => {
  writeFileSync(path.join(folder, 'db.json'), '{"success":tr');

  expect(() => countTests(folder)).toThrow(SyntaxError);
});
