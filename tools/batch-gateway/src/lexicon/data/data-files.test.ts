import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFitted, encodeFitted } from './fitted-file.ts';
import { decodeFrequencies, encodeFrequencies } from './frequency-file.ts';

const words = fc.uniqueArray(fc.stringMatching(/^[a-zéß'-]{1,12}$/u), { minLength: 1, maxLength: 40 });

it('keeps words and their frequencies, sorted', () => {
  fc.assert(
    fc.property(words, fc.nat(900), (some, start) => {
      const frequencies = new Map(some.map((word, place) => [word, (start + 7 * place) % 901]));

      const read = decodeFrequencies(encodeFrequencies(frequencies));

      expect([...read.keys()]).toEqual([...some].sort());
      expect(new Map(read)).toEqual(frequencies);
    }),
    { numRuns: 30 },
  );
});

it('keeps fitted values to a twentieth, of the words that have any', () => {
  const list = ['apple', 'pear', 'plum'];
  const apple = { feeling: -1.25, register: 2.5, politics: 0, care: 4.95 };

  const read = decodeFitted(list, encodeFitted(list, new Map([['apple', apple]])));

  expect([...read.keys()]).toEqual(['apple']);
  for (const [scale, value] of Object.entries(apple))
    expect(Object.entries(read.get('apple') ?? {}).find(([name]) => name === scale)?.[1]).toBeCloseTo(value);
});

it('does not read values for another list of words', () => {
  const file = encodeFitted(['apple', 'pear'], new Map());

  expect(() => decodeFitted(['apple'], file)).toThrow('npm run data');
});
