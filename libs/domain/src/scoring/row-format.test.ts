import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRow, rowPattern } from './row-format.ts';
import { currentRubric } from './rubric.ts';

const rubric = currentRubric.document;

const scores = fc.tuple(...rubric.attributes.map(({ min, max }) => fc.integer({ min, max })));
const types = fc.subarray([...rubric.types], { minLength: 1, maxLength: rubric.maxTypes });

describe('a row of an answer', () => {
  it('is read back as it was written, and matches the pattern that strict mode holds it to', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+(?:['-][a-z]+)?$/u), scores, types, (word, numbers, kinds) => {
        const row = `${word}:${numbers.join(',')},${kinds.join('/')}`;

        expect(readRow(rubric, row)).toEqual({ word, scores: numbers, types: kinds });
        expect(row).toMatch(new RegExp(rowPattern(rubric, [word]), 'u'));
      }),
    );
  });

  it('names words that are not plain letters one by one', () => {
    const pattern = new RegExp(rowPattern(rubric, ['straße', 'ёлка']), 'u');

    expect('straße:3,0,0,3,0,0,2,0,0,noun').toMatch(pattern);
    expect('strasse:3,0,0,3,0,0,2,0,0,noun').not.toMatch(pattern);
  });

  it.each([
    ['word:3,0,0,3,0,0,2,0,noun', 'bad_row'],
    ['word:3,0,0,3,0,0,2,0,0,0,noun', 'bad_row'],
    ['word:3.5,0,0,3,0,0,2,0,0,noun', 'bad_row'],
    ['word:x,0,0,3,0,0,2,0,0,noun', 'bad_row'],
    ['word:6,0,0,3,0,0,2,0,0,noun', 'out_of_range'],
    ['word:3,0,-6,3,0,0,2,0,0,noun', 'out_of_range'],
    ['word:3,0,0,3,0,0,2,0,2,noun', 'out_of_range'],
    ['word:3,0,0,3,0,0,2,0,0,nounish', 'bad_types'],
    ['word:3,0,0,3,0,0,2,0,0,', 'bad_types'],
    ['word:3,0,0,3,0,0,2,0,0,noun/verb/adjective/adverb/pronoun', 'bad_types'],
  ])('%j has the fault %s', (row, fault) => {
    expect(readRow(rubric, row)).toEqual({ word: 'word', fault });
  });

  it('may be the plain comma form, with spaces and capitals in its types', () => {
    expect(readRow(rubric, ' word, 3, 0, -1, 3, 0, 0, 2, 0, 0, Noun/Verb ')).toEqual({
      word: 'word',
      scores: [3, 0, -1, 3, 0, 0, 2, 0, 0],
      types: ['noun', 'verb'],
    });
  });

  it('is nothing when it is prose', () => {
    expect(readRow(rubric, 'Here are the scores')).toBeUndefined();
    expect(readRow(rubric, '```json')).toBeUndefined();
  });
});
