import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { englishLists } from './english-lists.ts';

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean);

it('lists what everybody knows before all the others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'english-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  const [common, all] = englishLists(join(folder, 'lists'));
  const words = linesOf(common?.key ?? '');

  expect(words).toHaveLength(common?.lines ?? 0);
  expect(words.length).toBeGreaterThan(3500);
  expect(words.length).toBeLessThan(5000);
  expect(words).toEqual(expect.arrayContaining(['the', 'house', 'water', 'friend', 'colour', 'behavior']));
  expect(linesOf(all?.key ?? '')).toHaveLength(274_137);
  expect(all?.lines).toBe(274_137);
});
