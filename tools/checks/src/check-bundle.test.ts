import { expect, it } from 'vitest';
import { checkBundle } from './check-bundle.ts';

it('passes a bundle of exactly 950 kB and refuses one byte more', () => {
  expect(checkBundle('api-words', 950_000)).toEqual([]);
  expect(checkBundle('api-words', 950_001)).toHaveLength(1);
});

it('says which app is not built', () => {
  const problems = checkBundle('api-words', undefined);

  expect(problems[0]?.what).toContain('nx run api-words:build');
});
