import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { demoList } from './read-options.ts';

it('is what its script makes of the data that it names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const made = join(folder, 'made.txt');

  execFileSync(process.execPath, [join(demoList, '..', 'make-demo-words.mjs'), made]);

  expect(readFileSync(made).equals(readFileSync(demoList))).toBe(true);
});
