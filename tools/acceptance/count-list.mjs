/**
 * Counts a list by the words of the design alone, sharing no code with the system, so that the two can be held against
 * each other. Usage: node tools/acceptance/count-list.mjs <file> [lines | delimited:<separator>:<column>]
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';

const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' };
const longestLine = 64 * 1024;
const longestWord = 64;

/** Text whose UTF-8 is these bytes; undefined where there is none. */
const decode = (bytes) => {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
};

const cutLines = (bytes) => {
  const lines = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf('\n');
    if (end === -1) {
      lines.push(rest);
      break;
    }
    lines.push(rest.subarray(0, end > 0 && rest[end - 1] === 0x0d ? end - 1 : end));
    rest = rest.subarray(end + 1);
  }
  return lines;
};

const fieldOf = (text, format) => {
  const [kind, separator, column] = format.split(':');
  return kind === 'lines' ? text : text.split(separators[separator])[Number(column) - 1];
};

const normalise = (text) =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u2019/g, "'")
    .replace(/\u2010/g, '-');

const isLetter = (character) => /^\p{L}$/u.test(character);
const isMark = (character) => /^\p{M}$/u.test(character);
const isJoint = (character) => character === "'" || character === '-';

/** Letters, with the marks that follow them, with single apostrophes or hyphens inside. */
const isWord = (word) => {
  let before = 'start';
  for (const character of word) {
    if (isLetter(character)) before = 'letter';
    else if (before !== 'letter') return false;
    else if (isJoint(character)) before = 'joint';
    else if (!isMark(character)) return false;
  }
  return before === 'letter';
};

/** The word of a line, or the first reason why it has none. */
const judge = (line, format) => {
  if (line.length > longestLine) return { reason: 'too_long' };
  const text = decode(line);
  if (text === undefined) return { reason: 'invalid_utf8' };
  const field = fieldOf(text, format);
  if (field === undefined) return { reason: 'missing_column' };
  const word = normalise(field);
  if (word === '') return { reason: 'empty' };
  if ([...word].length > longestWord) return { reason: 'too_long' };
  return isWord(word) ? { word } : { reason: 'not_a_word' };
};

const unpack = (bytes) => {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return plain.subarray(0, 3).toString('hex') === 'efbbbf' ? plain.subarray(3) : plain;
};

/** The counts of a list of words. `bytes`: a Buffer with text, or gzip of it; whether it is text is not asked. */
export const countList = (bytes, format = 'lines') => {
  const rejected = { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 };
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
