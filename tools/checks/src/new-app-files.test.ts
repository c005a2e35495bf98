import { check, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { checkApp } from './check-app.ts';
import { newAppFiles } from './new-app-files.ts';
import { workspaceRoot } from './workspace-root.ts';

const files = newAppFiles('tidy-words');

it('makes an app that has all that every app has', () => {
  expect(checkApp('tidy-words', files)).toEqual([]);
});

it.each([...files.keys()])('writes %s as Prettier does', async (file) => {
  const settings = await resolveConfig(`${workspaceRoot}/apps/tidy-words/${file}`);

  expect(await check(files.get(file) ?? '', { ...settings, filepath: file })).toBe(true);
});
