import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFormat } from '../sources/source.ts';
import { readWords } from './read-words.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Read {
  readonly words: string[];
  /** `reason line` of each entry that holds no word. */
  readonly rejects: string[];
  readonly readAs: string;
}

const read = async (
  content: string | Uint8Array,
  format: SourceFormat = { kind: 'auto' },
  size = 5,
): Promise<Read> => {
  const words: string[] = [];
  const rejects: string[] = [];
  const list = readWords(inPieces(Buffer.from(content as string), size), format);
  for await (const entries of list.entries) {
    for (const entry of entries) {
      if (entry.reject === undefined) words.push(entry.word);
      else rejects.push(`${entry.reject} ${entry.line}`);
    }
  }
  return { words, rejects, readAs: list.readAs() };
};

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Lists as people have them, read without being told how. */
const lists: readonly (readonly [string, string | Uint8Array, string[], string[], RegExp])[] = [
  ['of an old Mac', 'fig\rdate\rkiwi\r', ['fig', 'date', 'kiwi'], [], /^one word a line, UTF-8$/u],
  ['from PowerShell', Buffer.from('\ufefffig\r\nmaïs\r\n', 'utf16le'), ['fig', 'maïs'], [], /UTF-16LE$/u],
  ['from Excel, with a mark', '\ufefffig\r\nmaïs\r\n', ['fig', 'maïs'], [], /^one word a line/u],
  ['of dice numbers', '11\tfig\n12\tdate\n13\tkiwi\n', ['fig', 'date', 'kiwi'], [], /tabs, column 2/u],
  ['of dice numbers and blanks', '11 fig\n12 date\n', ['fig', 'date'], [], /blanks, column 2/u],
  ['counted by uniq', '   12 the\n    3 of\n 1002 fig\n', ['the', 'of', 'fig'], [], /blanks, column 2/u],
  ['with frequencies', 'the 2203\nof 1301\nfig 7\n', ['the', 'of', 'fig'], [], /blanks, column 1/u],
  [
    'in a CSV with titles',
    'rank,word,note\r\n1,fig,"sweet, soft"\r\n2,"date",""\r\n',
    ['fig', 'date'],
    ['header 1'],
    /^CSV separated by commas, column 2 “word” of 3/u,
  ],
  [
    'in a CSV of Excel in Europe',
    'Wort;Rang\nApfel;1\nBirne;2\n',
    ['apfel', 'birne'],
    ['header 1'],
    /semicolons/u,
  ],
  ['in a CSV without titles', 'fig,3\ndate,4\n', ['fig', 'date'], [], /commas, column 1/u],
  [
    'in a CSV with two words a row',
    'fig,fruit\ndate,fruit\nleek,root\n',
    ['fig', 'date', 'leek'],
    [],
    /column 1/u,
  ],
  [
    'in a CSV whose cell spans lines',
    'word,note\nfig,"two\nlines"\ndate,x\n',
    ['fig', 'date'],
    ['header 1'],
    /“word” of 2/u,
  ],
  ['with pipes', 'id|word\n1|fig\n2|date\n', ['fig', 'date'], ['header 1'], /pipes, column 2 “word”/u],
  ['that is TSV', 'fig\t12\ndate\t7\n', ['fig', 'date'], [], /tabs, column 1/u],
  [
    'for Hunspell',
    '3\nfig/S\nDate/MS po:noun\nvoir\t12\n',
    ['fig', 'date', 'voir'],
    ['header 1'],
    /Hunspell/u,
  ],
  ['with its count first', '2\nfig\ndate\n', ['fig', 'date'], ['header 1'], /^one word a line/u],
  [
    'with comments',
    '# Fruit, CC0\nfig\ndate # brown\n\n#kiwi\n// end\n',
    ['fig', 'date'],
    ['comment 1', 'empty 4', 'comment 5', 'comment 6'],
    /^one word a line/u,
  ],
  [
    'that is signed',
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nfig\n- -- \ndate\n-----BEGIN PGP SIGNATURE-----\n\nabcdef\n=abcd\n-----END PGP SIGNATURE-----\n',
    ['fig', 'date'],
    [
      ...[1, 2, 3].map((line) => `signature ${line}`),
      'not_a_word 5',
      ...[7, 8, 9, 10, 11].map((line) => `signature ${line}`),
    ],
    /^one word a line/u,
  ],
  ['with a title alone', 'Word\n', [], ['header 1'], /^one word a line/u],
  ['with a title before sorted words', 'word\nape\nbee\ncat\n', ['ape', 'bee', 'cat'], ['header 1'], /./u],
  ['whose first word is “word”', 'word\nzebra\nape\n', ['word', 'zebra', 'ape'], [], /./u],
  ['in quotes with commas', '"fig",\n"date",\n"kiwi"\n', ['fig', 'date', 'kiwi'], [], /^one word a line/u],
  ['in Markdown', '- fig\n- date\n', ['fig', 'date'], [], /^one word a line/u],
  ['with numbers', '1. fig\n2. date\n3. kiwi\n', ['fig', 'date', 'kiwi'], [], /./u],
  ['of phrases', 'ice cream\nfig\nhot dog\n', ['fig'], ['not_a_word 1', 'not_a_word 3'], /^one word a line/u],
  ['all in one line', 'fig, date, kiwi\n', [], ['not_a_word 1'], /^one word a line/u],
  ['of elisions', "'tis\nrock\n'n'\nroll\nl'\n", ["'tis", 'rock', "'n'", 'roll', "l'"], [], /./u],
  ['with letters of two scripts', 'fig\nfіg\n', ['fig'], ['mixed_scripts 2'], /./u],
  [
    'with one bad line',
    Buffer.concat([Buffer.from('fig\n'), latin1('caf\u00e9\n')]),
    ['fig'],
    ['invalid_utf8 2'],
    /./u,
  ],
  ['of nothing', '', [], [], /./u],
];

describe('a list', () => {
  it.each(lists)('%s is read', async (_, content, words, rejects, readAs) => {
    const found = await read(content);

    expect(found).toMatchObject({ words, rejects });
    expect(found.readAs).toMatch(readAs);
  });

  it('gives the same words however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        fc.integer({ min: 1, max: 60 }),
        async ([, content], size) => {
          expect(await read(content, { kind: 'auto' }, size)).toEqual(
            await read(content, { kind: 'auto' }, 100_000),
          );
        },
      ),
    );
  });

  it('keeps every line of any text as a word or a reject', async () => {
    const line = fc.array(
      fc.constantFrom('a', 'fig', ',', '\t', ';', '"', "'", '#', '-', ' ', '1', '/', 'é'),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(line.map((parts) => parts.join(''))), async (lines) => {
        const content = lines.map((text) => `${text}\n`).join('');

        const { words, rejects } = await read(`head\n${content}`, { kind: 'lines' }, 16);

        expect(words.length + rejects.length).toBe(lines.length + 1);
      }),
    );
  });
});

describe('a format that is named', () => {
  const dice: SourceFormat = { kind: 'delimited', separator: 'tab', column: 2 };

  it('is taken literally: column and separator', async () => {
    expect((await read('11111\tabacus\trest\n11112\n', dice)).words).toEqual(['abacus']);
    expect((await read('11111\tabacus\n11112\n\n', dice)).rejects).toEqual(['missing_column 2', 'empty 3']);
    expect((await read('word\nfig\n', { kind: 'lines' })).words).toEqual(['word', 'fig']);
  });

  it('skips titles and quotes of a delimited list, and keeps a stray quote', async () => {
    const commas: SourceFormat = { kind: 'delimited', separator: 'comma', column: 1 };

    const titled = await read('word,rank\n"fig",1\nkiwi,2\n', commas);
    const stray = await read('66\t"\n67\tfig\n', dice);

    expect(titled).toMatchObject({ words: ['fig', 'kiwi'], rejects: ['header 1'] });
    expect(stray).toMatchObject({ words: ['fig'], rejects: ['not_a_word 1'] });
  });

  it('finds the column of a csv by its title, whatever its case and separator', async () => {
    const csv: SourceFormat = { kind: 'csv', column: 'lemma' };

    expect((await read('Form;Lemma\nfigs;fig\ndates;date\n', csv)).words).toEqual(['fig', 'date']);
    await expect(read('form,word\nfigs,fig\n', csv)).rejects.toMatchObject({
      reason: 'no_such_column',
      message: expect.stringMatching(/“lemma”.*“form”, “word”/u) as unknown,
    });
  });

  it('treats an unclosed quote of a csv as a mistake in one line', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `w${'abcdefghij'[index % 10] ?? ''},x`);

    const found = await read(['word,note', 'fig,"open', ...lines].join('\n'), {
      kind: 'csv',
      column: 'word',
    });

    expect(found.words.slice(0, 3)).toEqual(['fig', 'wa', 'wb']);
    expect(found.words).toHaveLength(61);
  });
});

describe('a list in another encoding', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['windows-1252', latin1('caf\u00e9\nna\u00efve\nM\u00fcnchen\nfig\n'), /As windows-1252 .*“café”/u],
    ['windows-1251', Buffer.from('eff0e8e2e5f20aece8f00ae4eeec0a', 'hex'), /As windows-1251 .*“привет”/u],
    ['koi8-r', Buffer.from('d0d2c9d7c5d40acdc9d20ac4cfcd0a', 'hex'), /As koi8-r .*“привет”/u],
    [
      'macintosh',
      Buffer.from('6361668e0a6e6195ve0a'.replace('ve', '7665') + '9f62657220'.trim() + '0a', 'hex'),
      /As macintosh .*“café”/u,
    ],
  ])('%s is asked about, with the answer in the question', async (encoding, bytes, message) => {
    await expect(read(bytes)).rejects.toMatchObject({
      reason: 'encoding_unknown',
      message: expect.stringMatching(message) as unknown,
    });
    await expect(read(bytes)).rejects.toThrow(`--encoding ${encoding} `);
  });

  it('is read when the answer is given', async () => {
    const bytes = latin1('caf\u00e9\nna\u00efve\nM\u00fcnchen\n');

    expect(await read(bytes, { kind: 'auto', encoding: 'windows-1252' })).toMatchObject({
      words: ['café', 'naïve', 'münchen'],
      readAs: 'one word a line, WINDOWS-1252',
    });
  });

  it('is not asked about for letters alone, which are letters in any encoding', async () => {
    const bytes = Buffer.from('aa0ae90ab50ad00a', 'hex');

    expect((await read(bytes)).rejects).toEqual([1, 2, 3, 4].map((line) => `invalid_utf8 ${line}`));
  });

  it('is not asked about for a few bad lines among good ones', async () => {
    const bytes = Buffer.concat([
      Buffer.from('café\nnaïve\nÄhre\n'),
      latin1('caf\u00e9\nna\u00efve\nM\u00fcnchen\n'),
    ]);

    expect((await read(bytes)).rejects).toEqual(['invalid_utf8 4', 'invalid_utf8 5', 'invalid_utf8 6']);
  });
});
