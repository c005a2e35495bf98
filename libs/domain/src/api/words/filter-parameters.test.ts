import { expect, it } from 'vitest';
import * as z from 'zod';
import { filterShape } from './filter-parameters.ts';
import { readFilter } from './read-filter.ts';

const parameters = z.object(filterShape);

const textOf = (text: string) => {
  const parsed = parameters.safeParse({ text });
  return parsed.success ? readFilter(parsed.data, {}).text : undefined;
};

it.each([
  ['PAR?S', 'par?s'],
  ['İzm*', 'izm*'],
  ['cafe\u0301*', 'café*'],
  ['don’?', "don'?"],
  ['don`?', "don'?"],
  ['‘tis', "'tis"],
  ['don＇?', "don'?"],
  ['well‑*', 'well-*'],
  ['well–*', 'well-*'],
  ['paraŀ*', 'paral·*'],
  ['paral•lel', 'paral·lel'],
  ['צה"ל', 'צה״ל'],
  ['so\u00adf?', 'sof?'],
  ['ﬁr?', 'fir?'],
  ['ＡＢ*', 'ab*'],
  ['می\u200cر*', 'می\u200cر*'],
  [' apple ', 'apple'],
  ['***', '*'],
])('finds by any spelling: %s', (text, canonical) => {
  expect(textOf(text)).toBe(canonical);
});

it.each(['', ' ', '\u00ad', '%', "';drop", 'a b', '4*', 'a_b', '\ufffd'])('refuses %j', (text) => {
  expect(textOf(text)).toBeUndefined();
});
