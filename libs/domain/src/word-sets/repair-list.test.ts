import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeEnglish } from './english/index.ts';
import { repairList, type Change, type RepairRequest } from './repair-list.ts';
import { slowKeeps } from './testing/slow-rules.ts';
import { finish } from './work.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '😀'), minLength: 1, maxLength: 4 });
const pairRules = fc.record({
  prefixFree: fc.boolean(),
  suffixFree: fc.boolean(),
  minDistance: fc.constantFrom(undefined, 2, 3),
  uniquePrefix: fc.constantFrom(undefined, 2),
});

const wordsOf = (texts: readonly string[]) => texts.map((word) => ({ text: word }));
const textsOf = (words: readonly { text: string }[]) => words.map((word) => word.text);

const repair = (texts: readonly string[], candidates: readonly string[], asked: Partial<RepairRequest>) =>
  finish(repairList(wordsOf(texts), { rules: {}, ...asked, candidates: wordsOf(candidates) }));

describe('repairList', () => {
  it('keeps as many words as any list that keeps the rules, where it says exact', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 9 }), pairRules, (texts, rules) => {
        const { words, missing, choice } = repair(texts, [], { rules });

        const distinct = [...new Set(texts)];
        const sizes = Array.from({ length: 2 ** distinct.length }, (_, chosen) =>
          distinct.filter((_text, at) => (chosen >> at) & 1),
        )
          .filter((set) => slowKeeps(set, rules))
          .map(({ length }) => length);
        expect(choice).toBe('exact');
        expect(words.length).toBe(Math.max(...sizes));
        expect(missing).toBe(texts.length - words.length);
        expect(slowKeeps(textsOf(words), rules)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a list that keeps the rules, with every change named and all else in its place', () => {
    const all = fc.tuple(pairRules, fc.boolean()).map(([rules, decodable]) => ({ ...rules, decodable }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { maxLength: 20 }), all, (...given) => {
        const [texts, candidates, rules] = given;

        const { words, changes, missing } = repair(texts, candidates, { rules });

        expect(textsOf(words)).toEqual(applied(texts, changes));
        expect(words.length + missing).toBe(texts.length);
        expect(slowKeeps(textsOf(words), rules)).toBe(true);
        const fresh = changes.flatMap(({ into }) => (into ? [into.text] : []));
        expect(fresh.every((word) => candidates.includes(word) && !texts.includes(word))).toBe(true);
        if (missing === 0) return;
        const unused = candidates.filter((word) => !texts.includes(word) && !fresh.includes(word));
        expect(unused.some((word) => slowKeeps([...textsOf(words), word], rules))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes out the one word that stands against many, and puts the best that fits in its place', () => {
    const { words, changes, choice } = repair(
      ['lamp', 'cat', 'catalogue', 'catfish', 'cattle', 'lamp'],
      ['lampshade', 'dog', 'cattleman', 'tree'],
      { rules: { prefixFree: true } },
    );

    expect(textsOf(words)).toEqual(['lamp', 'dog', 'catalogue', 'catfish', 'cattle', 'tree']);
    expect(changes).toEqual([
      { place: 1, out: { text: 'cat' }, into: { text: 'dog' }, because: 'prefixFree', besides: 'catalogue' },
      { place: 5, out: { text: 'lamp' }, into: { text: 'tree' }, because: 'repeat', besides: 'lamp' },
    ]);
    expect(choice).toBe('exact');
  });

  it('leaves one word of each sound, form, look and safe pair', () => {
    const rules = { oneLemma: true, noHomophones: true, noLookalikes: true, safePairs: true };

    const { changes } = repair(
      ['flour', 'flower', 'modem', 'modern', 'cat', 'cats', 'teacher', 'stupid'],
      [],
      { rules, language: makeEnglish() },
    );

    expect(changes.map(({ out, because, besides }) => [out.text, because, besides])).toEqual([
      ['flower', 'noHomophones', 'flour'],
      ['modern', 'noLookalikes', 'modem'],
      ['cats', 'oneLemma', 'cat'],
      ['stupid', 'safePairs', 'teacher'],
    ]);
  });

  it('covers more than 24 words that hang together greedily, and says so', () => {
    const many = Array.from({ length: 26 }, (_, at) => `hub${String.fromCharCode(97 + at)}`);

    const { words, choice } = repair(['hub', ...many], [], { rules: { prefixFree: true } });

    expect(textsOf(words)).toEqual(many);
    expect(choice).toBe('greedy');
  });
});

/** The list with the changes made. */
function applied(texts: readonly string[], changes: readonly Change[]): string[] {
  const result: (string | undefined)[] = [...texts];
  for (const { place, out, into } of changes) {
    expect(texts[place]).toBe(out.text);
    result[place] = into?.text;
  }
  return result.filter((word) => word !== undefined);
}
