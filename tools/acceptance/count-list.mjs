/**
 * Counts a list by the words of the design alone, sharing no code with the system, so that the two can be held against
 * each other. Usage: node tools/acceptance/count-list.mjs <file> [lines | delimited:<separator>:<column>]
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { isMixed, isSpelled, normalise } from './spelling.mjs';

const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };
const longestLine = 64 * 1024;
const longestWord = 64;

/** A cell in quotes, with quotes doubled inside, or one without; the first character is what it begins behind. */
const cellForms = {
  ',': /,(?:"((?:[^"]|"")*)"([^,]*)|([^,"][^,]*|))/gy,
  '\t': /\t(?:"((?:[^"]|"")*)"([^\t]*)|([^\t"][^\t]*|))/gy,
  ';': /;(?:"((?:[^"]|"")*)"([^;]*)|([^;"][^;]*|))/gy,
  '|': /\|(?:"((?:[^"]|"")*)"([^|]*)|([^|"][^|]*|))/gy,
};

const quoted = [
  [
    '"\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A\u300C\u300E',
    '"\u201C\u201D\u00BB\u00AB\u203A\u2039\u300D\u300F',
    2,
  ],
  ["'\u2018\u2019\u201A`", "'\u2018\u2019`", 4],
];

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

/** Lines end at LF, at CR, or at both in this order. */
function cutLines(bytes) {
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
}

function unpack(bytes) {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return plain.subarray(0, 3).toString('hex') === 'efbbbf' ? plain.subarray(3) : plain;
}

/** The word of a line, or the first reason why it has none. */
function judge(line, format) {
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
}

/** Text whose UTF-8 is these bytes; undefined where there is none. */
function decode(bytes) {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}

function judgeLine(text) {
  return judgeCell(
    text
      .replace(/\s(?:#|\/\/).*$/u, '')
      .replace(/^\s*(?:[-*+\u2022\u2023\u2013]|\d{1,7}[.)])\s+/u, '')
      .trim()
      .replace(/[,;]$/u, ''),
  );
}

function judgeCell(cell) {
  const word = normalise(unquote(cell.trim()));
  if (word === '') return { reason: 'empty' };
  if ([...word].length > longestWord) return { reason: 'too_long' };
  if (isSpelled(word) && !isMixed(word)) return { word };
  const isLettersOnly = /^[\p{L}\p{M}'\-\u00B7]+$/u.test(word);
  return { reason: isLettersOnly && isMixed(word) ? 'mixed_scripts' : 'not_a_word' };
}

/** A text without the quotes around it; a single letter keeps single ones. */
function unquote(text) {
  const isQuoted = quoted.some(
    ([opening, closing, least]) =>
      text.length >= least && opening.includes(text[0]) && closing.includes(text.at(-1)),
  );
  return isQuoted ? unquote(text.slice(1, -1).trim()) : text;
}

/** Cells of a line; those in quotes may hold the separator. With a quote that is not closed there are no quotes. */
function cellsOf(text, separator) {
  const found = [...`${separator}${text}`.matchAll(cellForms[separator])];
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0);
  if (length !== text.length + 1) return text.split(separator);
  return found.map(([, quotedText, behind, plain]) => plain ?? quotedText.replaceAll('""', '"') + behind);
}
