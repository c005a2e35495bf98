import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRow } from '../testing/example-row.ts';
import { readRows } from './read-rows.ts';
import { readRow, rowPattern } from './row-format.ts';
import { currentRubric, type RubricDocument } from './rubric.ts';

const rubric = currentRubric.document;
const usual = { commonness: 3, formality: 3, complexity: 2 };
const rowOf = (word: string, changes = {}, types = 'noun'): string =>
  exampleRow(word, { ...usual, ...changes }, types);

const scores = fc.tuple(...rubric.attributes.map(({ min, max }) => fc.integer({ min, max })));
const types = fc.subarray([...rubric.types], { minLength: 1, maxLength: rubric.maxTypes });

describe('a row of an answer', () => {
  it('is read back as it was written, and matches the pattern that strict mode holds it to', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+(?:['-][a-z]+)?$/u), scores, types, (word, numbers, kinds) => {
        const row = `${word}:${numbers.join(',')},${kinds.join('/')}`;

        expect(readRow(rubric, row)).toEqual({
          word,
          hundredths: numbers.map((score) => score * 100),
          types: kinds,
        });
        expect(row).toMatch(new RegExp(rowPattern(rubric, [word]), 'u'));
      }),
    );
  });

  it('names words that are not plain letters one by one', () => {
    const pattern = new RegExp(rowPattern(rubric, ['straße', 'ёлка']), 'u');

    expect(rowOf('straße')).toMatch(pattern);
    expect(rowOf('strasse')).not.toMatch(pattern);
  });

  it.each([
    [rowOf('word').replace(',0,noun', ',noun'), 'bad_row'],
    [rowOf('word').replace(',noun', ',0,noun'), 'bad_row'],
    [rowOf('word', { commonness: 3.5 }), 'bad_row'],
    [rowOf('word', { commonness: 'x' }), 'bad_row'],
    [rowOf('word', { commonness: 6 }), 'out_of_range'],
    [rowOf('word', { sentiment: -6 }), 'out_of_range'],
    [rowOf('word', { nsfw: 2 }), 'out_of_range'],
    [rowOf('word', {}, 'nounish'), 'bad_types'],
    [rowOf('word', {}, ''), 'bad_types'],
    [rowOf('word', {}, 'noun/verb/adjective/adverb/pronoun'), 'bad_types'],
  ])('%j has the fault %s', (row, fault) => {
    expect(readRow(rubric, row)).toEqual({ word: 'word', fault });
  });

  it('may be the plain comma form, with spaces and capitals in its types', () => {
    const row = ` ${rowOf('word', { sentiment: -1 }, 'Noun/Verb').replaceAll(/[:,]/gu, ', ')} `;

    expect(readRow(rubric, row)).toEqual({
      ...readRow(rubric, rowOf('word', { sentiment: -1 }, 'noun/verb')),
      word: 'word',
      types: ['noun', 'verb'],
    });
  });

  it.each(["'tis", "dogs'", "'n'", "don't", 'col·lecció', 'צה״ל', 'ג׳', 'می\u200cروم', 'アイス・クリーム'])(
    'is about the word %s as a list spells it',
    (word) => {
      const row = rowOf(word);

      expect(readRow(rubric, row)).toMatchObject({ word, types: ['noun'] });
      expect(readRow(rubric, row)).not.toHaveProperty('fault');
      expect(row).toMatch(new RegExp(rowPattern(rubric, [word]), 'u'));
    },
  );

  it.each(["'tree'", '"tree"', '`tree`', '"tree'])('may have its word in quotes: %s', (word) => {
    expect(readRow(rubric, rowOf(word))).toMatchObject({ word: 'tree' });
  });

  it('is nothing when it is prose', () => {
    expect(readRow(rubric, 'Here are the scores')).toBeUndefined();
    expect(readRow(rubric, '```json')).toBeUndefined();
  });
});

describe('a row of form 2', () => {
  const decimals = fc.integer({ min: 0, max: 2 });
  const textOf = (hundredths: number, digits: number): string => {
    const size = String(Math.abs(hundredths)).padStart(3, '0');
    const text =
      digits === 0 ? size.slice(0, -2) : `${size.slice(0, -2)}.${size.slice(-2, digits - 2 || undefined)}`;
    return hundredths < 0 ? `-${text}` : text;
  };
  const documentOf = (digits: number, min: number, max: number): RubricDocument => ({
    ...rubric,
    attributes: [{ name: 'scale', prompt: 'a scale', min, max }],
    form: { version: 2, decimals: digits, unknowns: true },
  });
  const range = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 9 }));

  it('has the score that it says, in hundredths, exactly if its pattern and its range allow it', () => {
    fc.assert(
      fc.property(decimals, range, fc.integer({ min: -1100, max: 1100 }), (digits, [min, more], given) => {
        const step = 10 ** (2 - digits);
        const score = Math.round(given / step) * step + 0;
        const document = documentOf(digits, min, min + more);
        const row = `tree:${textOf(score, digits)},noun`;
        const isInRange = score >= min * 100 && score <= (min + more) * 100;

        expect(readRow(document, row)).toEqual(
          isInRange
            ? { word: 'tree', hundredths: [score], types: ['noun'] }
            : { word: 'tree', fault: 'out_of_range' },
        );
        expect(new RegExp(rowPattern(document, ['tree']), 'u').test(row)).toBe(isInRange);
      }),
    );
  });

  it.each([
    ['tree:1.25,-', 2, { hundredths: [125], types: [] }],
    ['tree:-,noun', 0, { hundredths: [null], types: ['noun'] }],
    ['tree:-,-', 1, { hundredths: [null], types: [] }],
    ['tree:1.25,noun', 1, { fault: 'bad_row' }],
    ['tree:1.125,noun', 2, { fault: 'bad_row' }],
    ['tree:--,noun', 2, { fault: 'bad_row' }],
    ['tree:1,noun/-', 2, { fault: 'bad_types' }],
  ])('reads %j with %i decimals as %j', (row, digits, read) => {
    expect(readRow(documentOf(digits, 0, 5), row)).toEqual({ word: 'tree', ...read });
    expect(new RegExp(rowPattern(documentOf(digits, 0, 5), ['tree']), 'u').test(row)).toBe(
      !('fault' in read),
    );
  });

  it('has no unknowns unless its rubric allows them', () => {
    const document: RubricDocument = {
      ...documentOf(2, 0, 5),
      form: { version: 2, decimals: 2, unknowns: false },
    };

    expect(readRow(document, 'tree:-,noun')).toEqual({ word: 'tree', fault: 'bad_row' });
    expect(readRow(document, 'tree:1,-')).toEqual({ word: 'tree', fault: 'bad_types' });
  });
});

describe('a row of form 3', () => {
  const document: RubricDocument = {
    ...rubric,
    attributes: [{ name: 'scale', prompt: 'a scale', min: 0, max: 5 }],
    form: { version: 3, decimals: 2, unknowns: true, evidence: [['f', 'frequency']] },
  };

  it.each([
    ['tree:1.25,noun,9w5f', { hundredths: [125], types: ['noun'], evidence: '9w5f' }],
    ['tree:-,noun/verb,8w-', { hundredths: [null], types: ['noun', 'verb'], evidence: '8w-' }],
    ['tree:-,-,--', { hundredths: [null], types: [], evidence: '--' }],
    ['tree:1,noun,9w', { fault: 'bad_row' }],
    ['tree:1,noun,9w5f5f', { fault: 'bad_row' }],
    ['tree:1,noun,9w5!', { fault: 'bad_row' }],
    ['tree:1,noun,9w5f,5f', { fault: 'bad_row' }],
    ['tree:6,noun,9w5f', { fault: 'out_of_range' }],
    ['tree:1,nounish,9w5f', { fault: 'bad_types' }],
  ])('reads %j as %j', (row, read) => {
    expect(readRow(document, row)).toEqual({ word: 'tree', ...read });
    expect(new RegExp(rowPattern(document, ['tree']), 'u').test(row)).toBe(!('fault' in read));
  });

  it('is read without evidence too: servers write rows as objects and tables, which have none', () => {
    expect(readRow(document, 'tree:1,noun')).toEqual({ word: 'tree', hundredths: [100], types: ['noun'] });
  });

  it('has no evidence where its rubric asks for none', () => {
    const plain: RubricDocument = { ...document, form: { version: 2, decimals: 2, unknowns: true } };

    expect(readRow(plain, 'tree:1,noun,9w5f')).toEqual({ word: 'tree', fault: 'bad_row' });
  });

  it('keeps its evidence in an answer, where types may have commas between them', () => {
    const text = JSON.stringify({ r: ['tree:1,noun,verb,9w5f', 'fig:1,noun/verb,-5f', 'pear:1,noun,verb'] });
    const common = { hundredths: [100], types: ['noun', 'verb'] };

    expect(readRows(document, { text, cut: false, words: ['tree', 'fig', 'pear'] })).toEqual([
      { ...common, word: 'tree', evidence: '9w5f' },
      { ...common, word: 'fig', evidence: '-5f' },
      { ...common, word: 'pear' },
    ]);
  });
});
