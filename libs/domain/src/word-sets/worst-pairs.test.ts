import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeEnglish } from './english/index.ts';
import type { ListWord } from './list-word.ts';
import { toneOf } from './tone.ts';
import { finish, makeMeter } from './work.ts';
import { findWorstPairs } from './worst-pairs.ts';

const { pairs } = makeEnglish();

const texts =
  `teacher stupid jewish vermin mother kill lamp naked student baby idiot dog cat stone slave woman
  church bomb holocaust funny dead eat shit lick breast`.split(/\s+/u);
const word: fc.Arbitrary<ListWord> = fc.record({
  text: fc.constantFrom(...texts),
  scores: fc.record({ offensiveness: fc.option(fc.constantFrom(0, 300), { nil: null }) }),
});
const words = fc.uniqueArray(word, { selector: ({ text }) => text, maxLength: 14 });

describe('findWorstPairs', () => {
  it('lists as many and as grave pairs as comparing all words finds', () => {
    fc.assert(
      fc.property(words, fc.nat({ max: 12 }), (some, listed) => {
        const found = finish(findWorstPairs(some, { pairs, listed, meter: makeMeter({}, '') }));

        const all = some.flatMap((one, at) =>
          some.slice(at + 1).map((other) => pairs.reasonsAgainst(one, other)),
        );
        const grave = (reasons: readonly string[]) => pairs.reasons.indexOf(reasons[0] ?? '');
        const expected = all.filter(({ length }) => length > 0).sort((a, b) => grave(a) - grave(b));
        expect(found.count).toBe(expected.length);
        expect(found.some.map(({ reasons }) => grave(reasons))).toEqual(expected.slice(0, listed).map(grave));
        expect(new Set(found.some.map(({ pair }) => [...pair].sort().join())).size).toBe(found.some.length);
        for (const { pair, reasons } of found.some) {
          const [one, other] = pair.map((text) => some.find((own) => own.text === text)!);
          expect(pairs.reasonsAgainst(one!, other!)).toEqual(reasons);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('toneOf', () => {
  it('says what stands out, the worst first, and how much is known', () => {
    const some = [
      { text: 'a', scores: { offensiveness: 99, sentiment: -100 } },
      { text: 'b', scores: { offensiveness: 100, sentiment: null } },
      { text: 'c', scores: { offensiveness: 450, sentiment: -300, nsfw: 100 } },
      { text: 'd' },
    ];

    const tone = finish(toneOf(some, 1));

    expect(tone.offensive).toEqual({ count: 2, some: [{ text: 'c', score: 450 }] });
    expect(tone.negative).toEqual({ count: 2, some: [{ text: 'c', score: -300 }] });
    expect(tone.unfit.count).toBe(1);
    expect(tone.scales.find(({ by }) => by === 'sentiment')).toMatchObject({ known: 2, mean: -200 });
    expect(tone.scales.find(({ by }) => by === 'formality')).toEqual({
      by: 'formality',
      known: 0,
      mean: null,
      deviation: null,
    });
  });
});
