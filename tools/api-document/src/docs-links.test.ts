import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attributes } from '@word-list/domain';
import { refusals } from '@word-list/domain/api';
import { operations } from '@word-list/domain/api/openapi';
import { expect, it } from 'vitest';
import type * as z from 'zod';

const docs = path.resolve(import.meta.dirname, '../../../docs');
const text = readFileSync(path.join(docs, 'api.md'), 'utf8');
const links = [...text.matchAll(/\]\((\.\.\/[^ )]+)(?: ["'](.+?)["'])?\)/g)].map(
  ([, file = '', test = '']) => ({
    file,
    test,
  }),
);

it('proves each of its claims by a test that is there', () => {
  expect(links.length).toBeGreaterThan(20);
  for (const { file, test } of links) {
    const source = readFileSync(path.join(docs, file), 'utf8');

    expect(source, file).toContain(test);
  }
});

it('names every path and every problem', () => {
  for (const route of operations.map((operation) => operation.path)) expect(text).toContain(route);
  for (const problem of Object.keys(refusals)) expect(text).toContain(`/problems/${problem}`);
});

it('names every parameter of today’s', () => {
  const named = operations.flatMap(
    ({ query }) => Object.entries(query?.shape ?? {}) as [string, z.ZodType][],
  );
  const current = named.filter(([, schema]) => schema.meta()?.['deprecated'] !== true).map(([name]) => name);
  const scales = new Set<string>(attributes.map(({ name }) => name));
  const missing = new Set(current.filter((name) => !scales.has(name) && !text.includes(name)));

  expect([...missing]).toEqual([]);
});
