import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slowKeeps } from './testing/slow-rules.ts';
import { mostWords } from './too-few.ts';
import { finish } from './work.ts';

const wordsOf = (texts: readonly string[]) => texts.map((text) => ({ text }));

describe('mostWords', () => {
  it.each([{ prefixFree: true }, { suffixFree: true }, { uniquePrefix: 2 }, {}])(
    'under %j is the size of the largest of all subsets that keep it',
    (rules) => {
      const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 4 });
      fc.assert(
        fc.property(fc.uniqueArray(text, { maxLength: 7 }), (texts) => {
          const sets = Array.from({ length: 2 ** texts.length }, (_, chosen) =>
            texts.filter((_text, at) => (chosen >> at) & 1),
          );
          const sizes = sets.filter((set) => slowKeeps(set, rules)).map((set) => set.length);

          expect(finish(mostWords(wordsOf(texts), { rules }))).toBe(Math.max(...sizes));
        }),
        { numRuns: 1000 },
      );
    },
  );

  it('is not known under two rules together', () => {
    const rules = { prefixFree: true, minDistance: 2 };

    expect(finish(mostWords(wordsOf(['a']), { rules }))).toBeUndefined();
  });
});
