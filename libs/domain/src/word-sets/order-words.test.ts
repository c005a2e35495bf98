import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListWord } from './list-word.ts';
import { orderWords, type OrderName } from './order-words.ts';
import { finish } from './work.ts';

const order = (words: readonly ListWord[], by: OrderName, seed?: string) =>
  finish(orderWords(words, { order: by, seed })).map(({ text }) => text);

const words: ListWord[] = [
  { text: 'pear', scores: { commonness: 250 } },
  { text: 'fig', scores: { commonness: null } },
  { text: 'apple', scores: { commonness: 301 } },
  { text: '𝒳𝒴' },
  { text: 'date', scores: { commonness: 250 } },
];

describe('orderWords', () => {
  it.each<[OrderName, string]>([
    ['given', 'pear fig apple 𝒳𝒴 date'],
    ['text', 'apple date fig pear 𝒳𝒴'],
    ['-text', '𝒳𝒴 pear fig date apple'],
    ['length', '𝒳𝒴 fig date pear apple'],
    ['-length', 'apple pear date fig 𝒳𝒴'],
    ['commonness', 'date pear apple fig 𝒳𝒴'],
    ['-commonness', 'apple pear date 𝒳𝒴 fig'],
  ])('by %s gives %s', (by, expected) => {
    expect(order(words, by).join(' ')).toBe(expected);
  });

  it('at random depends on the seed and the texts alone, not on who else is there or where', () => {
    const drawn = order(words, 'random', 'a');

    const fewer = order(words.slice(1).reverse(), 'random', 'a');

    expect(fewer).toEqual(drawn.filter((text) => text !== 'pear'));
    expect(order(words, 'random', 'b')).not.toEqual(drawn);
  });

  it('in any order puts words where comparing them puts them, those without a value last', () => {
    const score = fc.option(fc.constantFrom(-500, -1, 0, 1, 500), { nil: null });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\uff5e', '😀'), maxLength: 4 });
    const some = fc.uniqueArray(fc.record({ text, scores: fc.record({ sentiment: score }) }), {
      selector: (one) => one.text,
      maxLength: 12,
    });
    const by = fc.constantFrom('text', 'length', 'sentiment');
    fc.assert(
      fc.property(some, by, fc.boolean(), (given, name, descending) => {
        const valueOf = ({ text: own, scores }: (typeof given)[number]) =>
          name === 'text' ? 0 : name === 'length' ? [...own].length : scores.sentiment;
        const sign = descending ? -1 : 1;
        const expected = given.toSorted((one, other) => {
          const [left, right] = [valueOf(one), valueOf(other)];
          if ((left === null) !== (right === null)) return left === null ? 1 : -1;
          return (
            sign *
            ((left ?? 0) - (right ?? 0) || Buffer.compare(Buffer.from(one.text), Buffer.from(other.text)))
          );
        });

        expect(order(given, `${descending ? '-' : ''}${name}` as OrderName)).toEqual(
          expected.map(({ text: own }) => own),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts long lists as the language does, ties included', () => {
    const lengths = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(lengths, fc.nat(), (count, salt) => {
        const many = Array.from({ length: count }, (_, at) => ({
          text: `w${Math.imul(at + salt, 0x9e3779b1) >>> 0}`,
          scores: { commonness: (at * 7919 + salt) % 600 },
        }));
        const expected = many.toSorted(
          (one, other) => other.scores.commonness - one.scores.commonness || (one.text < other.text ? 1 : -1),
        );

        expect(order(many, '-commonness').join()).toBe(expected.map(({ text }) => text).join());
      }),
      { numRuns: 5 },
    );
  });
});
