import { expect, it } from 'vitest';
import { checkBundle } from './check-bundle.ts';

it.each([
  ['update-words', 480_000],
  ['query-words', 560_000],
  ['api-words', 560_000],
])('passes a bundle of %s of exactly %d bytes and refuses one byte more', (app, most) => {
  expect(checkBundle(app, most)).toEqual([]);
  expect(checkBundle(app, most + 1)).toHaveLength(1);
});

it('says which app is not built', () => {
  const problems = checkBundle('api-words', undefined);

  expect(problems[0]?.what).toContain('nx run api-words:build');
});
