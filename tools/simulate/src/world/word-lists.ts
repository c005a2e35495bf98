import type { RejectReason } from '@word-list/domain';
import type { Random } from '../engine/random.ts';

/** What has to become of a line: a word, or a reject. */
export type Expected = { readonly word: string } | { readonly reject: RejectReason };

const syllables = [
  'ba',
  'co',
  'di',
  'fu',
  'ge',
  'hi',
  'ka',
  'lo',
  'mu',
  'ne',
  'po',
  'ri',
  'sa',
  'te',
  'vu',
  'zo',
];

/** Lines that a list can hold, beside plain words, and what each has to become. */
const specialLines: readonly (readonly [string, Expected])[] = [
  ['Café', { word: 'café' }],
  ['cafe\u0301', { word: 'café' }],
  ['O’Clock', { word: "o'clock" }],
  ['x‐ray', { word: 'x-ray' }],
  ['  padded  ', { word: 'padded' }],
  ['𝒜𝒷', { word: 'ab' }],
  ['STRASSE', { word: 'strasse' }],
  ['', { reject: 'empty' }],
  ['   ', { reject: 'empty' }],
  ['two words', { reject: 'not_a_word' }],
  ['123', { reject: 'not_a_word' }],
  ["'quoted'", { word: 'quoted' }],
  ['a'.repeat(65), { reject: 'too_long' }],
];

const special = new Map(specialLines);

/** What has to become of a line that `randomLine` made. */
export const expectedOf = (line: string): Expected => special.get(line) ?? { word: line.toLowerCase() };

/** Words are drawn from a small pool, so that lists overlap and repeat themselves. */
export const randomLine = (random: Random, pool: number): string => {
  if (random.chance(0.15)) return random.pick(specialLines)[0];
  const word = plainWord(random.below(pool));
  return random.chance(0.1) ? word.toUpperCase() : word;
};

export const randomList = (random: Random, of: { lines: number; pool: number }): string => {
  const lines = Array.from({ length: of.lines }, () => randomLine(random, of.pool));
  const end = random.chance(0.3) ? '\r\n' : '\n';
  return lines.join(end) + (random.chance(0.5) ? end : '');
};

/** A word that lists of this pool can hold. */
export const anyWord = (random: Random, pool: number): string => plainWord(random.below(pool));

/** The lines of a list, counted in the plainest way there is. */
export const linesOf = (text: string): string[] => {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

function plainWord(index: number): string {
  return `${syllables[index % 16] ?? ''}${syllables[(index >> 4) % 16] ?? ''}${syllables[(index * 7) % 16] ?? ''}`;
}
