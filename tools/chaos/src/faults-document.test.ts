import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultKinds } from '../../simulate/src/faults/fault-kinds.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const document = read('docs/faults.md');
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2);
const judges = read('docs/decisions/0031-everything-that-rates-is-a-judge.md');

/** The tests that a text names, by title and by path from the root. */
const linksIn = (text: string): { title: string; path: string }[] =>
  [...text.matchAll(/\[((?:[^\]\\]|\\.)+)\]\((?:\.\.\/)+([^)]+)\)/gu)].map(([, title = '', path = '']) => ({
    title: title.replaceAll(/\\(.)/gu, '$1'),
    path,
  }));
const links = linksIn(document);

const holds = ({ title, path }: { title: string; path: string }): boolean =>
  !path.endsWith('.test.ts') ||
  ["'", '"', '`'].some((quote) => read(path).includes(`${quote}${title}${quote}`));

it('names tests that are there, by their titles', () => {
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((link) => !holds(link))).toEqual([]);
});

it('names a test for each case that other designs get wrong, and each is there', () => {
  const cases = [...judges.matchAll(/^\| (H\d+) .*$/gmu)].map(([row, name]) => ({
    name,
    tests: linksIn(row),
  }));

  expect(new Set(cases.map(({ name }) => name)).size).toBe(16);
  expect(cases.filter(({ tests }) => tests.length === 0 || !tests.every(holds))).toEqual([]);
});

it('says of every fault what injects it, or why nothing can', () => {
  const silent = rows.filter((row) => !/\]\(\.\.\/|simulated: |not injected: \S/u.test(row));

  expect(rows.length).toBeGreaterThan(100);
  expect(silent).toEqual([]);
});

it('names every kind of fault that is simulated, and no other', () => {
  const named = new Set([...document.matchAll(/simulated: (.+?)(?=<br>| \|)/gu)].map(([, title]) => title));

  expect(named).toEqual(new Set(Object.values(faultKinds).map(({ title }) => title)));
});

it('names commands that are there', () => {
  const commands = [...document.matchAll(/`npm run ([a-z:]+)/gu)].map(([, name]) => name);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: object };

  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
});
