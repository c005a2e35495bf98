import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedObjectUrl } from './stored-object-url.ts';

/** Everything that a file name can go wrong with, put together at random. */
const key = fc
  .array(
    fc.constantFrom(
      'a',
      'A',
      '.',
      '..',
      '/',
      '\\',
      '%2f',
      '%',
      ':',
      '\0',
      ' ',
      '.data',
      'ü',
      'x'.repeat(300),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const urlOf = (name: string): string => `/chunk-bucket/${encodeURIComponent(name)}`;

it('leaves the keys of chunks as they are, however their slashes are written', () => {
  expect(storedObjectUrl('/chunk-bucket/runs/01a2-b3/upload_1/00000.txt?x-id=GetObject')).toBe(
    '/chunk-bucket/runs/01a2-b3/upload_1/00000.txt?x-id=GetObject',
  );
  expect(storedObjectUrl('/chunk-bucket/runs%2Fa.txt')).toBe('/chunk-bucket/runs/a.txt');
  expect(storedObjectUrl('/000000000000/query-words-queue')).toBe('/000000000000/query-words-queue');
  expect(storedObjectUrl('/')).toBe('/');
});

it('keeps every key inside the folder of its bucket, under names that any file system takes', () => {
  fc.assert(
    fc.property(key, (name) => {
      const stored = storedObjectUrl(urlOf(name));

      expect(posix.normalize(decodeURIComponent(stored))).toBe(stored);
      expect(stored).toMatch(/^\/chunk-bucket(\/[a-z0-9_][a-z0-9._-]{0,199})+$/u);
    }),
  );
});

it('never stores two keys under one name', () => {
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(storedObjectUrl(urlOf(one)) === storedObjectUrl(urlOf(other))).toBe(one === other);
    }),
  );
});

it.each(['/..%2f..%2fpwned', '/../../pwned', '/%2e%2e/x', '/a%00b/c'])('knows no bucket %s', (url) => {
  expect(storedObjectUrl(url)).toMatch(/^\/no-such-bucket\b/u);
});
