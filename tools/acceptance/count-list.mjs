/**
 * Counts a list by the words of the design alone, sharing no code with the system, so that the two can be held against
 * each other. Usage: node tools/acceptance/count-list.mjs <file> [lines | delimited:<separator>:<column>]
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';

const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };
const longestLine = 64 * 1024;
const longestWord = 64;

/** Text whose UTF-8 is these bytes; undefined where there is none. */
const decode = (bytes) => {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
};

/** Lines end at LF, at CR, or at both in this order. */
const cutLines = (bytes) => {
  const lines = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const end = bytes[at];
    if (end !== 0x0a && end !== 0x0d) continue;
    lines.push(bytes.subarray(start, at));
    if (end === 0x0d && bytes[at + 1] === 0x0a) at += 1;
    start = at + 1;
  }
  return start < bytes.length ? [...lines, bytes.subarray(start)] : lines;
};

/** Cells of a line; those in quotes may hold the separator. With a quote that is not closed there are no quotes. */
const cellsOf = (text, separator) => {
  const cells = [''];
  let isQuoted = false;
  let isFresh = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted && character === '"' && text[at + 1] === '"') at += 1;
    else if (isQuoted && character === '"') {
      isQuoted = false;
      continue;
    } else if (isFresh && character === '"') {
      isQuoted = true;
      isFresh = false;
      continue;
    } else if (!isQuoted && character === separator) {
      cells.push('');
      isFresh = true;
      continue;
    }
    isFresh = false;
    cells[cells.length - 1] += character;
  }
  return isQuoted ? text.split(separator) : cells;
};

const typeset =
  /[\u0132\u0133\u013F\u0140\u0149\u017F\u01C4-\u01CC\u01F1-\u01F3\uFB00-\uFDFF\uFE70-\uFEFE\uFF00-\uFFEF\u{1D400}-\u{1D7FF}]/u;
const unseen =
  /[\u00AD\u034F\u061C\u0640\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
const joiner = /[\u200C\u200D]/u;
const plainScripts = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}]/u;

/** Joiners stay only between letters or marks of a script that has a use for them, and once. */
const withoutIdleJoiners = (text) => {
  const all = [...text];
  let kept = '';
  all.forEach((character, at) => {
    if (!joiner.test(character)) kept += character;
    else {
      const before = all[at - 1] ?? '';
      const after = all.slice(at).find((other) => !joiner.test(other)) ?? '';
      if (/[\p{L}\p{M}]/u.test(before) && !plainScripts.test(before) && /[\p{L}\p{M}]/u.test(after)) {
        kept += character;
      }
    }
  });
  return kept;
};

/** The table of docs/lists.md, in the order of its rows. */
const normalise = (text) => {
  const letters = [...text].map((character) =>
    typeset.test(character) ? character.normalize('NFKC') : character,
  );
  const marked = letters
    .join('')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/[`\u00B4\u02B9\u02BB-\u02BD\u055A\u05F3\u1FBD\u1FBF\u2018\u2019\u201B\u2032\uA78B\uA78C]/g, "'")
    .replace(/[\u02D7\u058A\u05BE\u1806\u2010-\u2013\u2043\u2212\uFE63]/g, '-')
    .replace(/[\u2022\u2027\u2219\u22C5]/g, '\u00B7')
    .toLowerCase()
    .replace(/i\u0307+/g, 'i');
  return withoutIdleJoiners(marked)
    .replace(/(?<=\p{Script=Hebrew})(?:''|["\u201C-\u201F\u2033\u02BA])(?=\p{Script=Hebrew})/gu, '\u05F4')
    .replace(/(?<=\p{Script=Hebrew})'/gu, '\u05F3')
    .normalize('NFC')
    .trim();
};

const isLetter = (character) => /^\p{L}$/u.test(character);
const isMark = (character) => /^[\p{M}\u200C\u200D]$/u.test(character);
const isJoint = (character) => "'-\u00B7\u30FB\u05F3\u05F4".includes(character);

/** Letters, with the marks that follow them, with single joints inside. */
const isInner = (word) => {
  let before = 'start';
  for (const character of word) {
    if (isLetter(character)) before = 'letter';
    else if (before !== 'letter') return false;
    else if (isJoint(character)) before = 'joint';
    else if (!isMark(character)) return false;
  }
  return before === 'letter';
};

/** One apostrophe more at one end; at both ends of a single letter. */
const isSpelled = (word) => {
  if (isInner(word)) return true;
  if (word.startsWith("'") && isInner(word.slice(1))) return true;
  if (/['\u05F3]$/u.test(word) && isInner(word.slice(0, -1))) return true;
  return /^'\p{L}[\p{M}\u200C\u200D]*'$/u.test(word);
};

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
const isMixed = (word) =>
  word.split(/['\-\u00B7]/u).some((piece) => scripts.filter((script) => script.test(piece)).length > 1);

const quoted = [
  [
    '"\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A\u300C\u300E',
    '"\u201C\u201D\u00BB\u00AB\u203A\u2039\u300D\u300F',
    2,
  ],
  ["'\u2018\u2019\u201A`", "'\u2018\u2019`", 4],
];

/** A text without the quotes around it; a single letter keeps single ones. */
const unquote = (text) => {
  const isQuoted = quoted.some(
    ([opening, closing, least]) =>
      text.length >= least && opening.includes(text[0]) && closing.includes(text.at(-1)),
  );
  return isQuoted ? unquote(text.slice(1, -1).trim()) : text;
};

const judgeCell = (cell) => {
  const word = normalise(unquote(cell.trim()));
  if (word === '') return { reason: 'empty' };
  if ([...word].length > longestWord) return { reason: 'too_long' };
  if (isSpelled(word) && !isMixed(word)) return { word };
  const isLettersOnly = /^[\p{L}\p{M}'\-\u00B7]+$/u.test(word);
  return { reason: isLettersOnly && isMixed(word) ? 'mixed_scripts' : 'not_a_word' };
};

const judgeLine = (text) =>
  judgeCell(
    text
      .replace(/\s(?:#|\/\/).*$/u, '')
      .replace(/^\s*(?:[-*+\u2022\u2023\u2013]|\d{1,7}[.)])\s+/u, '')
      .trim()
      .replace(/[,;]$/u, ''),
  );

/** The word of a line, or the first reason why it has none. */
const judge = (line, format) => {
  if (line.length > longestLine) return { reason: 'too_long' };
  const text = decode(line);
  if (text === undefined) return { reason: 'invalid_utf8' };
  if (/^\s*(?:#(?!\d*["']?[,;|])|\/\/|;;;)/u.test(text)) return { reason: 'comment' };
  const [kind, separator, column] = format.split(':');
  if (kind === 'lines') return judgeLine(text);
  const cells =
    separator === 'space' ? text.trim().split(/[ \t\u00A0]+/u) : cellsOf(text, separators[separator]);
  const cell = cells[Number(column) - 1];
  if (cell !== undefined) return judgeCell(cell);
  return { reason: cells.every((other) => other.trim() === '') ? 'empty' : 'missing_column' };
};

const unpack = (bytes) => {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return plain.subarray(0, 3).toString('hex') === 'efbbbf' ? plain.subarray(3) : plain;
};

/**
 * The counts of a list of words. `bytes`: a Buffer with text, or gzip of it. Whether it is text, signed or has titles is
 * not asked.
 */
export const countList = (bytes, format = 'lines') => {
  const rejected = {
    invalid_utf8: 0,
    missing_column: 0,
    empty: 0,
    comment: 0,
    header: 0,
    signature: 0,
    too_long: 0,
    mixed_scripts: 0,
    not_a_word: 0,
  };
  const words = new Set();
  let duplicates = 0;
  const lines = cutLines(unpack(bytes));
  for (const line of lines) {
    const { word, reason } = judge(line, format);
    if (reason !== undefined) rejected[reason] += 1;
    else if (words.has(word)) duplicates += 1;
    else words.add(word);
  }
  return { lines: lines.length, rejected, duplicates, accepted: words.size };
};

if (process.argv[1] === import.meta.filename) {
  const [, , file, format] = process.argv;
  process.stdout.write(`${JSON.stringify(countList(readFileSync(file), format), undefined, 2)}\n`);
}
