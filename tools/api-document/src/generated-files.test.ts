import { readFile } from 'node:fs/promises';
import { operations } from '@word-list/domain/api/openapi';
import { routes } from '@word-list/topology';
import { expect, it } from 'vitest';
import { generatedFiles } from './generated-files.ts';

it('leaves nothing to write: run `nx run api-document:write` when this fails', async () => {
  for (const { path, text } of await generatedFiles()) {
    const stored = await readFile(path, 'utf8');

    expect(stored, path).toBe(text);
  }
});

it('describes exactly the routes of the API in the topology, with their scopes', () => {
  const name = (route: { method: string; path: string; scope?: string }) =>
    `${route.method} ${route.path} ${route.scope ?? 'open'}`;

  const described = operations.map(name).toSorted();

  const ofTheApi = routes.filter(({ path }) => path.startsWith('/api/'));
  expect(described).toEqual(ofTheApi.map(name).toSorted());
});
