/**
 * Counts a list by itself, sharing no code with the system, so that the two can be held against each other.
 * Usage: node tools/local/demo/count-lines.mjs <file> [lines | delimited:<separator>:<column>]
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { TextDecoder } from 'node:util';

const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' };
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What may stand in front of what; an edge is where the text begins or ends. */
const follows = {
  letter: ['edge', 'letter', 'mark', 'joint'],
  mark: ['letter', 'mark'],
  joint: ['letter', 'mark'],
  edge: ['letter', 'mark'],
  other: [],
};

export const countLines = (bytes, format = 'lines') => {
  const rejected = { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 };
  const words = new Set();
  let duplicates = 0;
  const lines = cutLines(bytes);
  for (const line of lines) {
    const { word, reject } = judge(line, format);
    if (reject !== undefined) rejected[reject] += 1;
    else if (words.has(word)) duplicates += 1;
    else words.add(word);
  }
  return { lines: lines.length, rejected, duplicates, accepted: words.size };
};

if (process.argv[1] === import.meta.filename) {
  const [, , file, format] = process.argv;
  process.stdout.write(`${JSON.stringify(countLines(readFileSync(file), format), undefined, 2)}\n`);
}

function cutLines(bytes) {
  const lines = [];
  let start = hasBom(bytes) ? 3 : 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    const hasCr = found > start && bytes[end - 1] === 13;
    lines.push(bytes.subarray(start, hasCr ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}

function hasBom(bytes) {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
}

function judge(line, format) {
  if (line.length > 65_536) return { reject: 'too_long' };
  let text;
  try {
    text = strict.decode(line);
  } catch {
    return { reject: 'invalid_utf8' };
  }
  const field = pick(text, format);
  if (field === undefined) return { reject: 'missing_column' };
  const word = normalise(field);
  if (word === '') return { reject: 'empty' };
  if ([...word].length > 64) return { reject: 'too_long' };
  return holdsWord(word) ? { word } : { reject: 'not_a_word' };
}

function pick(text, format) {
  const [kind, separator, column] = format.split(':');
  return kind === 'lines' ? text : text.split(separators[separator])[Number(column) - 1];
}

function normalise(text) {
  return text.normalize('NFC').trim().replace(/’/g, "'").replace(/‐/g, '-').toLowerCase().normalize('NFC');
}

function holdsWord(text) {
  const kinds = ['edge', ...[...text].map(kindOf), 'edge'];
  return kinds.slice(1).every((kind, place) => follows[kind].includes(kinds[place]));
}

function kindOf(character) {
  if (character === "'" || character === '-') return 'joint';
  if (/\p{M}/u.test(character)) return 'mark';
  return /\p{L}/u.test(character) ? 'letter' : 'other';
}
