import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import wordListPath from 'word-list';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countList } from '../count-list.mjs';
import type { RunView } from '@word-list/domain/api';
import { makeApi, type Api } from './testing/api.ts';
import { startProduct, type StartedProduct } from './testing/start-product.ts';

/*
 * One stack, started as a user starts it, reads one file again and again, each time with other contents: every run
 * reads it anew.
 */

const minutes = 60_000;

let folder: string;
let list: string;
let product: StartedProduct;
let api: Api;
let url: string;
let sourceId: string;

const onlyRejects = ['two words', '', '12', '3.14', '   ', 'x'.repeat(65), 'e=mc2', 'a--b', ''];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
  list = join(folder, 'list.txt');
  writeFileSync(list, `${onlyRejects.join('\n')}\n`);
  product = startProduct(['--source', list, '--data-dir', join(folder, 'state')]);
  await product.untilPrinted(/Serving until Ctrl-C/u, 4 * minutes);
  const [, origin = ''] = await product.untilPrinted(/up at (\S+),/u);
  api = makeApi(origin, readFileSync(join(folder, 'state', 'token'), 'utf8').trim());
  const [source] = await api.sources();
  url = source?.url ?? '';
  sourceId = source?.id ?? '';
}, 5 * minutes);

afterAll(async () => {
  const code = await product.interrupt();
  rmSync(folder, { recursive: true, force: true });
  expect(code).toBe(0);
});

const runOf = async (id = sourceId): Promise<RunView> => api.until(await api.start(id));

/** What a recount over the run's own counts must give, at the end of any run. */
const expectSums = ({ counts }: RunView): void => {
  const rejected = Object.values(counts.rejected).reduce((sum, count) => sum + count, 0);
  expect(counts.lines).toBe(rejected + counts.duplicates + counts.accepted);
  expect(counts.accepted).toBe(counts.known + counts.scored + counts.failed + counts.cancelled);
};

const words = readFileSync(wordListPath, 'utf8').trim().split('\n');
const text = (...lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
const utf16 = (mark: readonly number[], bytes: Buffer): Buffer => Buffer.concat([Buffer.from(mark), bytes]);
const swapped = Buffer.from('apple\npear\n', 'utf16le').swap16();
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('a file that is no list of words', () => {
  it.each<[string, Buffer, RegExp]>([
    ['a web page', text('<!DOCTYPE html>', '<html><body>apple</body></html>'), /^not_a_list: .*HTML/u],
    ['a web page after a mark', Buffer.from('\ufeff \n<html lang="en">\n'), /^not_a_list: .*HTML/u],
    ['an image', png, /^not_text: .*binary/u],
    ['a NUL near its start', Buffer.from('apple\npe\0ar\n'), /^not_text: .*binary/u],
    ['UTF-16 without a mark', swapped, /^encoding_unknown: .*--encoding utf-16be/u],
    [
      'Latin-1',
      Buffer.from('apple\ncafé\nnaïve\nStraße\n', 'latin1'),
      /^encoding_unknown: 3 lines .*“café”.*--encoding windows-1252/u,
    ],
    ['a zip archive', Buffer.from('PK\u0003\u0004', 'latin1'), /^not_text: .*zip archive.*unzip/u],
    ['JSON', text('["apple",', '"pear"]'), /^not_a_list: .*JSON.*jq/u],
    ['UTF-32', utf16([0xff, 0xfe, 0, 0], Buffer.from('a\0\0\0')), /^not_text: .*UTF-32/u],
    ['a gzip bomb', gzipSync(Buffer.alloc(30_000_000, 'a\n')), /^bad_gzip: .*grows/u],
    ['half a gzip file', gzipSync(text(...words.slice(0, 500))).subarray(0, 700), /^bad_gzip: /u],
    ['gzip of an image', gzipSync(png), /^not_text: .*binary/u],
  ])('%s fails the run, with the reason, before anything is asked', async (_, content, reason) => {
    writeFileSync(list, content);

    const run = await runOf();

    expect(run).toMatchObject({ status: 'failed', counts: { lines: 0, accepted: 0 } });
    expect(run.reason).toMatch(reason);
  });

  it('one that is too large fails the run', async () => {
    writeFileSync(list, '');
    truncateSync(list, 256 * 1024 * 1024 + 1);

    const run = await runOf();

    expect(run.status).toBe('failed');
    expect(run.reason).toMatch(/^too_large: .*268435456 bytes/u);
  });

  it('one that is not there fails the run', async () => {
    rmSync(list);

    const run = await runOf();

    expect(run.status).toBe('failed');
    expect(run.reason).toMatch(/^source_not_found: .*404/u);
  });

  it('one that cannot be read to its end is said to block the run, and is read when it is well again', async () => {
    mkdirSync(list);

    const id = await api.start(sourceId);
    const blocked = await api.until(id, (run) => run.blocked !== null);
    rmSync(list, { recursive: true });
    writeFileSync(list, text('apple', 'pear'));
    const run = await api.until(id);

    expect(blocked).toMatchObject({
      status: 'chunking',
      blocked: expect.stringMatching(/^source_unreachable: /u),
    });
    expect(run).toMatchObject({ status: 'complete', blocked: null, counts: { accepted: 2 } });
  });
});

const russian = ['ёлка', 'Ёлка', 'мышь', 'ЩИ', 'подъезд', 'из-за'];
const thai = ['สวัสดี', 'น้ำ', 'ผู้ใหญ่', 'ที่', 'เก่ง'];
const hindi = ['हिन्दी', 'क्षत्रिय', 'ज़रूर', 'पानी', 'अँगूठी', 'दुःख'];
const german = ['Straße', 'STRASSE', 'Übermut', 'U\u0308bermut', 'Fußgängerübergänge', 'Ähre'];
const french = ['École', 'e\u0301cole', "aujourd'hui", 'aujourd’hui', 'arc-en-ciel', 'cœur', 'ça'];

/** Each with what is expected beside the counts of the independent count. */
const dirty: readonly [
  string,
  Buffer,
  Partial<Omit<RunView['counts'], 'rejected'>> & { rejected?: Partial<RunView['counts']['rejected']> },
][] = [
  ['nothing', Buffer.alloc(0), { lines: 0, accepted: 0 }],
  ['a byte order mark alone', Buffer.from('\ufeff'), { lines: 0, accepted: 0 }],
  ['one line end', Buffer.from('\n'), { lines: 1, accepted: 0, rejected: { empty: 1 } }],
  ['no last line end', Buffer.from('apple\npear'), { lines: 2, accepted: 2 }],
  ['a byte order mark', Buffer.from('\ufeffapple\npear\n'), { lines: 2, accepted: 2 }],
  ['CRLF', Buffer.from('apple\r\npear\r\n\r\nplum\r\n'), { accepted: 3, rejected: { empty: 1 } }],
  ['lone CR', Buffer.from('apple\rpear\rplum\nfig\n'), { lines: 4, accepted: 4 }],
  [
    'comments',
    text('# fruit', 'apple # red', '', 'pear'),
    { accepted: 2, rejected: { comment: 1, empty: 1 } },
  ],
  ['elisions', text("'tis", 'dogs’', 'rock', "'n'"), { accepted: 4 }],
  ['invalid UTF-8', Buffer.from('6f6b0af0280a0a80c00a6f6b0a', 'hex'), { accepted: 1, duplicates: 1 }],
  [
    'a NUL far from its start',
    text(...words.slice(0, 900), 'a\0b', 'apple'),
    { rejected: { not_a_word: 1 } },
  ],
  [
    'a line of 1 MB',
    text('apple', 'x'.repeat(1_000_000), 'pear'),
    { accepted: 2, rejected: { too_long: 1 } },
  ],
  ['a last line of 1 MB', Buffer.from(`apple\n${'x'.repeat(1_000_000)}`), { rejected: { too_long: 1 } }],
  ['faces and controls', text('apple', `${'1'.repeat(59)}😀`, 'a\u0007b', '\u009b31m'), { accepted: 1 }],
  ['gzip', gzipSync(text('apple', 'pear', '12')), { lines: 3, accepted: 2 }],
  ['rejects only', text(...onlyRejects), { lines: 9, accepted: 0 }],
  ['repeats in other forms', text('école', 'E\u0301COLE', ' École ', 'l’eau', "L'eau"), { duplicates: 3 }],
  ['German', text(...german), { accepted: 5, duplicates: 1 }],
  ['French', text(...french), { accepted: 5, duplicates: 2 }],
  ['Russian', text(...russian), { accepted: 5, duplicates: 1 }],
  ['Thai', text(...thai), { accepted: 5 }],
  ['Hindi', text(...hindi), { accepted: 6 }],
];

describe('a list with', () => {
  it.each(dirty)('%s is counted line by line, and what it holds is scored', async (_, content, expected) => {
    writeFileSync(list, content);

    const run = await runOf();

    expect(run).toMatchObject({ status: 'complete', reason: null });
    expect(run.counts).toMatchObject(countList(content));
    expect(run.counts).toMatchObject(expected);
    expect(run.counts).toMatchObject({ failed: 0, cancelled: 0 });
    expectSums(run);
  });

  it.each<[string, Buffer, number, RegExp]>([
    ['UTF-16', utf16([0xff, 0xfe], Buffer.from('maïs\r\nfig\r\n', 'utf16le')), 2, /UTF-16LE/u],
    ['a CSV', text('rank,word', '1,"fig"', '2,kiwi'), 2, /column 2 “word” of 2/u],
    ['a dictionary', text('2', 'fig/S', 'kiwi/MS'), 2, /Hunspell/u],
    ['counts of uniq', text('  12 fig', ' 130 kiwi'), 2, /blanks, column 2/u],
  ])('the form of %s is found, and said', async (_, content, accepted, readAs) => {
    writeFileSync(list, content);

    const run = await runOf();

    expect(run).toMatchObject({ status: 'complete', counts: { accepted } });
    expect(run.list?.readAs).toMatch(readAs);
    expectSums(run);
  });

  it('words of any script serves them', async () => {
    const shown = [
      'straße',
      'strasse',
      'übermut',
      "aujourd'hui",
      'cœur',
      'ёлка',
      'из-за',
      'ผู้ใหญ่',
      'ज़रूर',
      'दुःख',
    ];

    const answers = await Promise.all(
      shown.map((word) => api.typed.getWord({ path: { word: word.normalize('NFC') } })),
    );

    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      shown.map((word) => ({ status: 200, body: expect.objectContaining({ text: word.normalize('NFC') }) })),
    );
  });
});

describe('a list of just so many words', () => {
  const many = words.filter((_, place) => place % 27 === 0);

  it.each([9_999, 10_000, 10_001])('%d is whole', async (size) => {
    const content = text(...many.slice(0, size));
    writeFileSync(list, content);

    const run = await runOf();

    expect(run).toMatchObject({ status: 'complete', counts: { lines: size, accepted: size, failed: 0 } });
    expectSums(run);
  });

  it('finds repeats across the border of chunks', async () => {
    const content = text(
      'école',
      ...many.slice(0, 10_000),
      'E\u0301COLE',
      '\u00c9cole',
      many[0]?.toUpperCase() ?? '',
    );
    writeFileSync(list, content);

    const run = await runOf();

    expect(run).toMatchObject({
      status: 'complete',
      counts: { lines: 10_004, accepted: 10_001, duplicates: 3 },
    });
    expectSums(run);
  });

  it('as dice words in the format of the EFF is counted as by the independent count', async () => {
    const dice = Array.from({ length: 7_776 }, (_, place) => {
      const number = [...place.toString(6).padStart(5, '0')]
        .map((digit) => String(Number(digit) + 1))
        .join('');
      return `${number}\t${many[place] ?? ''}`;
    });
    const content = text(...dice);
    writeFileSync(list, content);
    const format = { kind: 'delimited', separator: 'tab', column: 2 } as const;
    const { id } = await api.addSource({ name: 'dice', url, format });

    const run = await runOf(id);
    const found = await runOf();

    expect(dice[0]).toMatch(/^11111\t/u);
    expect(dice.at(-1)).toMatch(/^66666\t/u);
    expect(run.counts).toMatchObject({
      ...countList(content, 'delimited:tab:2'),
      lines: 7_776,
      accepted: 7_776,
    });
    expect(found.counts).toMatchObject(countList(content, 'delimited:tab:2'));
  });
});

describe('an address that must not be read', () => {
  it.each([
    'http://example.org/list.txt',
    'https://example.org:8443/list.txt',
    'https://127.0.0.1/list.txt',
    'https://[::1]/list.txt',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/list.txt',
    'https://user:secret@example.org/list.txt',
    'file:///etc/passwd',
    'ftp://example.org/list.txt',
    'list.txt',
  ])('%s is refused, at the latest by its run', async (address) => {
    const { status, body } = await api.typed.addSource({
      body: { name: 'x', url: address, format: { kind: 'lines' } },
    });
    if (status !== 201) {
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('url') },
      });
      return;
    }
    const run = await runOf(body.id);

    expect(run).toMatchObject({ status: 'failed', counts: { accepted: 0 } });
    expect(run.reason).toMatch(/^(address_not_public|source_rejected): /u);
  });
});

describe('the command, for a list of rejects only', () => {
  it('completes, warns, and shows each reason with examples', () => {
    const said = product.output();

    expect(said).toMatch(/Run \S+ of list\.txt: complete/u);
    expect(said).toContain('! not one of the 9 lines holds a word');
    expect(said).toMatch(
      /not_a_word, 5 lines: [^]*line\s+1\s+“two\s+words”,\s+line\s+3\s+“12”,\s+line\s+4\s+“3\.14”/u,
    );
    expect(said).toMatch(/skipped +3 +blank lines/u);
    expect(said).toMatch(/too_long, 1 line: [^]*line\s+6\s+“x{60}”/u);
  });
});
