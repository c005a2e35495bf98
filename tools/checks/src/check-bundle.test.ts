import { expect, it } from 'vitest';
import { checkBundle } from './check-bundle.ts';

it('passes a bundle of exactly 500,000 bytes and refuses one byte more', () => {
  expect(checkBundle('api-words', 500_000)).toEqual([]);
  expect(checkBundle('api-words', 500_001)).toHaveLength(1);
});

it('says which app is not built', () => {
  const problems = checkBundle('api-words', undefined);

  expect(problems[0]?.what).toContain('nx run api-words:build');
});
