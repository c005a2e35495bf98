import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');

/** Targets of links within the repository, as they stand in a document. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)/gu)].flatMap(([, target = '']) =>
    /^[a-z]+:/u.test(target) ? [] : [target],
  );

it('finds links, and tells those to elsewhere apart', () => {
  expect(linksOf('[a](b.md#c), ![d](e.png "f"), [g](https://h.example), [i](#j)')).toEqual(['b.md', 'e.png']);
});

it('leads every link of every document to a file', () => {
  const links = documents.flatMap((document) =>
    linksOf(readFileSync(path.join(root, document), 'utf8')).map((target) => ({ document, target })),
  );

  expect(links.length).toBeGreaterThan(200);
  expect(
    links.filter(({ document, target }) => !existsSync(path.resolve(root, path.dirname(document), target))),
  ).toEqual([]);
});
