import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { SourceFormat } from '../sources/source.ts';
import { readWords } from './read-words.ts';

/*
 * Lists as people keep them, by what their owners want of them: the kinds that public reports describe, each written
 * anew, and some more of the same kinds.
 */

const blanks: SourceFormat = { kind: 'delimited', separator: 'space', column: 2 };
const commas: SourceFormat = { kind: 'delimited', separator: 'comma', column: 1 };
const tabs: SourceFormat = { kind: 'delimited', separator: 'tab', column: 2 };

interface Case {
  readonly content: string | Uint8Array;
  readonly format?: SourceFormat;
  /** What is left once repeats are taken away. */
  readonly words: readonly string[];
  readonly duplicates?: number;
  readonly rejects?: readonly string[];
}

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const signed = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

1111\tah
1112\taim
-----BEGIN PGP SIGNATURE-----

mQEN
-----END PGP SIGNATURE-----
`;

const read: Readonly<Record<string, Case>> = {
  'lone CR, of an old Mac': { content: 'kiwi\rfig\rkiwi\r', words: ['kiwi', 'fig'], duplicates: 1 },
  'UTF-16, redirected in PowerShell': { content: utf16('fig\r\nmaïs\r\n'), words: ['fig', 'maïs'] },
  'soft hyphens that nobody sees': { content: 'wein\u00adberg\ntal\n', words: ['weinberg', 'tal'] },
  'Persian joined by ZWNJ': { content: 'گل\u200cها\nگل\n', words: ['گل\u200cها', 'گل'] },
  'Catalan, its dot in three ways': {
    content: 'cel·la\nceŀla\ncel\u2027la\nmar\n',
    words: ['cel·la', 'mar'],
    duplicates: 2,
  },
  'Hebrew, typographic and typed': {
    content: 'דו״ח\nדו"ח\nג׳ז\nג\'ז\n',
    words: ['דו״ח', 'ג׳ז'],
    duplicates: 2,
  },
  'apostrophes of every program': {
    content: "isn't\nisn’t\nisn‘t\nisnʼt\nisn`t\nisn´t\nісп'ит\nісп’ит\n",
    words: ["isn't", "ісп'ит"],
    duplicates: 6,
  },
  'hyphens of every program': {
    content: 'far-off\nfar‐off\nfar‑off\nfar–off\nfar−off\nfar﹣off\nfar－off\n',
    words: ['far-off'],
    duplicates: 6,
  },
  'Turkish capitals': { content: 'İNCİR\nincir\nışık\n', words: ['incir', 'ışık'], duplicates: 1 },
  'CSV with titles and quotes': {
    content: 'word,n,note\r\n"fig",1,"sweet, soft"\r\nkiwi,2,"he said ""green"""\r\n',
    format: commas,
    words: ['fig', 'kiwi'],
    rejects: ['header'],
  },
  'counts of uniq -c': { content: '   12 the\n  104 fig\n', format: blanks, words: ['the', 'fig'] },
  'a Hunspell dictionary': {
    content: "4\nfig/MS\nnaïve/Y\nici\tpo:adv\nwon't\n",
    words: ['fig', 'naïve', 'ici', "won't"],
    rejects: ['header'],
  },
  'comments on lines of their own and behind words': {
    content: '# fruit\nfig # small\n\n#kiwi\ndate\t# brown\n',
    words: ['fig', 'date'],
    rejects: ['comment', 'empty', 'comment'],
  },
  'dice words in a signed envelope': {
    content: signed,
    format: tabs,
    words: ['ah', 'aim'],
    rejects: Array.from({ length: 7 }, () => 'signature'),
  },
  'elisions and plural possessives': {
    content: "'twas\n'em\ngoin'\ncats'\nd'\nfig\n",
    words: ["'twas", "'em", "goin'", "cats'", "d'", 'fig'],
  },
  gzip: { content: gunzipSync(gzipSync('fig\nkiwi\n')), words: ['fig', 'kiwi'] },
  'names beside words': { content: 'March\nmarch\nLeeds\n', words: ['march', 'leeds'], duplicates: 1 },
  'the file that is also --out': { content: 'fig\nnot one word\n', words: ['fig'], rejects: ['not_a_word'] },
  'accents apart from their letters': {
    content: 'e\u0301tude\nétude\nÉTUDE\nzoo\n',
    words: ['étude', 'zoo'],
    duplicates: 2,
  },
  'letters made of several characters': { content: 'தமிழ்\nकिताब\nọ̀rọ̀\n', words: ['தமிழ்', 'किताब', 'ọ̀rọ̀'] },
  'phrases, digits and blanks around': {
    content: 'hot dog\n  fig\nkiwi \nmp4\nU.S.\n',
    words: ['fig', 'kiwi'],
    rejects: ['not_a_word', 'not_a_word', 'not_a_word'],
  },
  'words that differ by a hyphen': { content: 're-sign\nresign\n', words: ['re-sign', 'resign'] },
  'a mark and CRLF, from Excel': { content: '\ufefffig\r\nnaïve\r\n', words: ['fig', 'naïve'] },
  'columns of tabs, not said': { content: 'fig\t12\nkiwi\t7\n', words: ['fig', 'kiwi'] },
  'a Cyrillic letter in a Latin word': {
    content: 'fig\nk\u0456wi\n',
    words: ['fig'],
    rejects: ['mixed_scripts'],
  },
  'an export with titles alone': { content: 'word\n', words: [], rejects: ['header'] },
  // More of the same kinds.
  'UTF-16 with the other byte first': { content: utf16('fig\nmaïs\n').swap16(), words: ['fig', 'maïs'] },
  'bullets of a word processor': { content: '• fig\n• kiwi\n', words: ['fig', 'kiwi'] },
  'numbers with brackets': { content: '1) fig\n2) kiwi\n3) date\n', words: ['fig', 'kiwi', 'date'] },
  'a table of LibreOffice in Germany': {
    content: '"Wort";"Anzahl"\n"Feige";"1,5"\n"Kiwi";"2"\n',
    words: ['feige', 'kiwi'],
    rejects: ['header'],
  },
  'a personal dictionary of aspell': {
    content: 'personal_ws-1.1 en 2\nfig\nkiwi\n',
    words: ['fig', 'kiwi'],
    rejects: ['header'],
  },
  'ligatures and full-width letters of a PDF': {
    content: 'ﬁg\nfig\nＫＩＷＩ\n',
    words: ['fig', 'kiwi'],
    duplicates: 1,
  },
  'tatweel and direction marks': { content: '\u200fكتـــاب\u200f\nكتاب\n', words: ['كتاب'], duplicates: 1 },
  'blanks that look like blanks': { content: '\u00a0fig\u3000\n\u2003kiwi\n', words: ['fig', 'kiwi'] },
};

const readAll = async ({ content, format = { kind: 'auto' } }: Pick<Case, 'content' | 'format'>) => {
  const bytes = Buffer.from(content as string);
  const list = readWords(
    (async function* () {
      yield bytes;
    })(),
    format,
  );
  const words: string[] = [];
  const rejects: string[] = [];
  for await (const entries of list.entries) {
    for (const { word, reject } of entries) {
      if (reject === undefined) words.push(word);
      else rejects.push(reject);
    }
  }
  return { words, rejects };
};

it.each(Object.entries(read))('%s: is read as its owner wants', async (_, one) => {
  const { words, rejects } = await readAll(one);

  expect([...new Set(words)]).toEqual(one.words);
  expect(words.length - one.words.length).toBe(one.duplicates ?? 0);
  expect(rejects).toEqual(one.rejects ?? []);
});

it.each<[string, Uint8Array, string, RegExp]>([
  [
    'Latin-1',
    Buffer.from('fig\ncafé\nmaïs\nolá\n', 'latin1'),
    'encoding_unknown',
    /“café”.*--encoding windows-1252/u,
  ],
  ['a zip archive', Buffer.from('PK\u0003\u0004...'), 'not_text', /zip archive.*unzip -p/u],
  ['JSON', Buffer.from('[\n"fig",\n"kiwi"\n]'), 'not_a_list', /JSON.*jq -r '\.\[\]'/u],
  ['a page of GitHub', Buffer.from('\n\n<!DOCTYPE html>\n<html>'), 'not_a_list', /web page.*“Raw”/u],
  // More of the same kinds.
  [
    'Windows-1251',
    Buffer.from('f1eeedfb0aebe5f10aedeef7fc0a', 'hex'),
    'encoding_unknown',
    /--encoding windows-1251/u,
  ],
  [
    'a game in JavaScript',
    Buffer.from('const words = ["cigar", "rebut"];'),
    'not_a_list',
    /JavaScript.*one a line/u,
  ],
])('%s: is refused, with what to do', async (_, content, reason, message) => {
  await expect(readAll({ content })).rejects.toMatchObject({
    reason,
    message: expect.stringMatching(message) as unknown,
  });
});
