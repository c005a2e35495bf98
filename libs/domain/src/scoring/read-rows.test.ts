import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRow, greatestRow } from '../testing/example-row.ts';
import { readRows } from './read-rows.ts';
import { currentRubric } from './rubric.ts';

const rubric = currentRubric.document;
const names = rubric.attributes.map(({ name }) => name);
const words = ['apple', "o'clock", 'well-known'];

interface Row {
  readonly word: string;
  readonly scores: readonly number[];
  readonly types: readonly string[];
}

const given: readonly Row[] = words.map((word, index) => ({
  word,
  scores: names.map((_, place) => (place === 2 ? 0 - index : place === 8 ? 1 : index)),
  types: index === 0 ? ['noun', 'verb'] : ['adjective'],
}));

const plain = ({ word, scores, types }: Row): string => `${word}:${scores.join(',')},${types.join('/')}`;
const plainRows = given.map(plain);
const objectOf = ({ word, scores, types }: Row): object => ({
  word,
  ...Object.fromEntries(names.map((name, index) => [name, scores[index]])),
  types,
});
const objects = given.map(objectOf);
const titles = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
const tableRow = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const rule = tableRow(Array.from({ length: names.length + 2 }, () => '---'));

const read = (text: string, cut = false) => readRows(rubric, { text, cut, words });

/** The same rows as they are read. */
const found = (rows: readonly Row[]) =>
  rows.map(({ word, scores, types }) => ({ word, hundredths: scores.map((score) => score * 100), types }));

/** One way to write rows, by the name that it has in the reports of people. */
const forms: readonly (readonly [string, (rows: readonly Row[]) => string])[] = [
  ['as asked', (rows) => JSON.stringify({ r: rows.map(plain) })],
  ['a bare array', (rows) => JSON.stringify(rows.map(plain))],
  ['an array at another key, indented', (rows) => JSON.stringify({ rows: rows.map(plain) }, undefined, 2)],
  ['an array in an object in an object', (rows) => JSON.stringify({ data: { answer: rows.map(plain) } })],
  [
    'fenced JSON after a sentence',
    (rows) =>
      `Sure! Here:\n\`\`\`json\n${JSON.stringify({ r: rows.map(plain) }, undefined, 1)}\n\`\`\`\nDone.`,
  ],
  ['plain rows', (rows) => rows.map(plain).join('\n')],
  [
    'numbered rows after a sentence',
    (rows) =>
      `Here are the rows:\n\n${rows.map((row, index) => `${String(index + 1)}. ${plain(row)}`).join('\n')}`,
  ],
  ['rows with dashes', (rows) => rows.map((row) => `- ${plain(row)}`).join('\r\n')],
  ['rows with stars, fenced', (rows) => `\`\`\`\n${rows.map((row) => `* ${plain(row)}`).join('\n')}\n\`\`\``],
  [
    'rows with emphasis',
    (rows) =>
      rows.map((row) => `1) **${row.word}**: ${row.scores.join(', ')}, *${row.types.join('/')}*`).join('\n'),
  ],
  [
    'rows with the colon in the emphasis',
    (rows) =>
      rows.map((row) => `**${row.word}:** ${row.scores.join(', ')}, ${row.types.join(', ')}.`).join('\n'),
  ],
  ['quoted rows with a comma', (rows) => rows.map((row) => `"${plain(row)}",`).join('\n')],
  [
    'rows in single quotes',
    (rows) => rows.map((row) => `'${row.word}': ${row.scores.join(',')},${row.types.join('/')}`).join('\n'),
  ],
  [
    'numbers inside the strings',
    (rows) => JSON.stringify(rows.map((row, index) => `${String(index + 1)}. ${plain(row)}`)),
  ],
  [
    'plain commas, types with commas',
    (rows) => rows.map((row) => [row.word, ...row.scores, ...row.types].join(', ')).join('\n'),
  ],
  ['objects', (rows) => JSON.stringify(rows.map(objectOf))],
  ['objects at a key', (rows) => JSON.stringify({ words: rows.map(objectOf) }, undefined, 2)],
  ['one object a line', (rows) => rows.map((row) => JSON.stringify(objectOf(row))).join('\n')],
  [
    'objects by word',
    (rows) =>
      JSON.stringify(
        Object.fromEntries(rows.map((row) => [row.word, { ...objectOf(row), word: undefined }])),
      ),
  ],
  [
    'objects with scores inside',
    (rows) =>
      JSON.stringify(
        rows.map(({ word, types, ...row }) => ({
          term: word,
          scores: Object.fromEntries(names.map((name, index) => [name, String(row.scores[index])])),
          types: types.join(', '),
        })),
      ),
  ],
  [
    'arrays',
    (rows) => JSON.stringify({ r: rows.map(({ word, scores, types }) => [word, ...scores, types]) }),
  ],
  [
    'a table with a header in another order',
    (rows) =>
      [
        tableRow(['#', ...titles.toReversed(), 'Types', 'Word']),
        rule,
        ...rows.map(({ word, scores, types }) =>
          tableRow([9, ...scores.toReversed(), types.join(', '), `**${word}**`]),
        ),
      ].join('\n'),
  ],
  [
    'a table with strange names, in order',
    (rows) =>
      [
        tableRow(['Word', ...names.map((_, index) => `s${String(index)}`), 'Kind']),
        rule,
        ...rows.map(({ word, scores, types }) => tableRow([word, ...scores, types.join(', ')])),
      ].join('\n'),
  ],
  [
    'a table without header that counts its rows',
    (rows) =>
      rows
        .map(({ word, scores, types }, index) => tableRow([index + 1, word, ...scores, types.join('/')]))
        .join('\n'),
  ],
  [
    'tabs',
    (rows) => rows.map(({ word, scores, types }) => [word, ...scores, types.join('/')].join('\t')).join('\n'),
  ],
  [
    'commas under a header in another order',
    (rows) =>
      [
        ['types', ...names.toReversed(), 'word'].join(','),
        ...rows.map(({ word, scores, types }) => [types.join('/'), ...scores.toReversed(), word].join(',')),
      ].join('\n'),
  ],
  ['two documents', (rows) => rows.map((row) => JSON.stringify({ r: [plain(row)] })).join('\n')],
  [
    'thoughts in front',
    (rows) => `<think>${exampleRow('apple', {}, 'verb')}?</think>\n${rows.map(plain).join('\n')}`,
  ],
  [
    'thoughts without a mark at their beginning',
    (rows) => `Maybe\n${greatestRow('apple', 'verb')}\n</think>\n${rows.map(plain).join('\n')}`,
  ],
];

describe('the rows of an answer', () => {
  it.each(forms)('are read from %s', (_, write) => {
    expect(read(write(given))).toEqual(found(given));
  });

  it('are the words and scores that were written, whatever they are', () => {
    const scores = fc.tuple(...rubric.attributes.map(({ min, max }) => fc.integer({ min, max })));
    const types = fc.subarray([...rubric.types], { minLength: 1, maxLength: rubric.maxTypes });
    const row = fc.record({ scores, types });
    fc.assert(
      fc.property(fc.constantFrom(...forms), row, row, row, ([, write], ...rows) => {
        const written = rows.map((of, index) => ({ word: words[index] ?? '', ...of }));

        expect(read(write(written))).toEqual(found(written));
      }),
    );
  });

  it.each(forms)('never hold a word that was not asked, in %s', (_, write) => {
    expect(readRows(rubric, { text: write(given), cut: false, words: ['pear', 'r', 'word'] })).toEqual([]);
  });

  it.each(forms)('are whole and legal or have a fault, wherever %s is cut', (_, write) => {
    const text = write(given);
    for (let end = 0; end < text.length; end += 7) {
      for (const row of read(text.slice(0, end), true))
        if ('hundredths' in row) expect(row.hundredths).toHaveLength(names.length);
    }
  });

  it('come from the whole strings of an answer that was cut', () => {
    expect(read(JSON.stringify({ r: plainRows }).slice(0, -8), true)).toEqual(found(given.slice(0, 2)));
    expect(read(JSON.stringify(objects).slice(0, -3), true)).toEqual(found(given.slice(0, 2)));
    expect(read(plainRows.join('\n').slice(0, -3), true)).toEqual(found(given.slice(0, 2)));
  });

  it('have their own text beside their fault', () => {
    const row = `- ${exampleRow('apple', { commonness: 9 })}`;

    expect(read(row)).toEqual([{ word: 'apple', fault: 'out_of_range', row }]);
  });

  it('are none where a word begins a sentence', () => {
    expect(read('Apple: a fruit, a company, and a record label.\napple,commonness,types')).toEqual([]);
  });

  it('are none in thoughts that never end', () => {
    expect(read(`<think>${plainRows.join('\n')}`)).toEqual([]);
  });

  it('are read in time that grows with the text alone', () => {
    const begin = process.cpuUsage();
    for (const part of ['[', '{', '"', '\\"', '<think>', '| ', 'a,', '- ', '1.', '{"a":', '"a",\n'])
      read(part.repeat(200_000));
    const { user } = process.cpuUsage(begin);

    expect(user / 1e6).toBeLessThan(20);
  });
});

it('takes rows that are as they were asked for, whatever is said around them', () => {
  const [first] = plainRows;
  const said = `Let me think:\n${first?.replace('0,', '1,') ?? ''}\n${plainRows.join('\n')}\nHere it is:\n`;

  expect(read(`${said}${JSON.stringify({ r: plainRows })}`)).toEqual(found(given));
});
