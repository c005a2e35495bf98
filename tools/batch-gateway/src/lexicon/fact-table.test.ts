import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFacts } from './fact-columns.ts';
import { decodeFactTable, encodeFactTable } from './fact-table.ts';

describe('the fact table', () => {
  it('gives back what was put in, to a thousandth', () => {
    const facts = fc.record({
      zipf: fc.option(
        fc.integer({ min: -200, max: 800 }).map((value) => value / 100),
        { nil: undefined },
      ),
      vader: fc.option(
        fc.integer({ min: -400, max: 400 }).map((value) => value / 100),
        { nil: undefined },
      ),
      senses: fc.option(fc.nat(99), { nil: undefined }),
      noun: fc.option(
        fc.nat(1000).map((value) => value / 1000),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^\p{L}{1,9}$/u), facts, { minKeys: 1 }), (words) => {
        const table = new Map(Object.entries(words).map(([word, fact]) => [word, { ...noFacts, ...fact }]));
        const lookup = decodeFactTable(encodeFactTable(table));
        for (const [word, fact] of table) expect(lookup(word)).toEqual(fact);
      }),
    );
  });

  it('keeps the lemma of a form and does not know other words', () => {
    const table = new Map([
      ['mice', { ...noFacts, lemma: 'mouse' }],
      ['mouse', { ...noFacts, senses: 2 }],
    ]);

    const lookup = decodeFactTable(encodeFactTable(table));

    expect(lookup('mice')?.lemma).toBe('mouse');
    expect(lookup('moose')).toBeUndefined();
  });

  it('refuses a table with other columns', () => {
    const other = Buffer.from('{"count":0,"wordBytes":0,"columns":["zipf"]}\n');

    expect(() => decodeFactTable(other)).toThrow('another version');
  });
});
