import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from './checked/meets.ts';
import { readConditions, readSections } from './checked/read-checked.ts';
import type { Lexicon } from './lexicon.ts';
import { loadLexicon } from './load-lexicon.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  lexicon = await loadLexicon();
});

/** Two spellings of a word score alike when both are as common and about as hard. */
const pairFault = (pair: string): string | undefined => {
  const [one, other] = pair.split('/').map((word) => lexicon.score(word).scores);
  const apart = (name: 'commonness' | 'complexity'): number =>
    Math.abs((one?.[name]?.hundredths ?? NaN) - (other?.[name]?.hundredths ?? NaN));
  return apart('commonness') <= 5 && apart('complexity') <= 50 ? undefined : 'do not score alike';
};

const faultsOf = (conditions: string, words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const fault = conditions === 'same' ? pairFault(word) : faultOf(lexicon.score(word), conditions);
    return fault === undefined ? [] : [`${word}: ${fault}`];
  });

const sections = readSections('kinds');

describe('what lexicon-1 had wrong', () => {
  it('is tested in eleven kinds, with at least thirty words each', () => {
    expect(sections).toHaveLength(11);
    for (const section of sections) {
      const words = readConditions(section).flatMap(({ words: some }) => some);
      expect(words.length, section.title).toBeGreaterThanOrEqual(30);
    }
  });

  it.each(sections)('$title', (section) => {
    const faults = readConditions(section).flatMap(({ conditions, words }) => faultsOf(conditions, words));

    expect(faults).toEqual([]);
  });
});
