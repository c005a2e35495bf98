import { expect, it } from 'vitest';
import { matchesTag } from './entity-tag.ts';
import { negotiate } from './negotiate.ts';

it.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV;charset=utf-8', 'text/csv'],
  ['*/*', 'application/json'],
  ['application/json;q=0.4, text/csv;q=0.5', 'text/csv'],
  ['text/*;q=0.5, */*;q=0.1', 'text/csv'],
  ['text/csv;q=0, */*', 'application/json'],
  ['application/json;q=0', undefined],
  ['image/png', undefined],
  [';;;,,q=1', undefined],
])('of Accept %j likes %j', (header, expected) => {
  expect(negotiate(header, ['application/json', 'text/csv'])).toBe(expected);
});

it.each([
  [undefined, false],
  ['*', true],
  ['"5"', true],
  ['W/"5"', true],
  ['"4", W/"5"', true],
  ['"4"', false],
  ['5', false],
  ['"', false],
])('If-None-Match %j of the tag "5": %j', (header, expected) => {
  expect(matchesTag(header, 'W/"5"')).toBe(expected);
});
