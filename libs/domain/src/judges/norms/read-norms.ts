import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType } from '../../scoring/word-types.ts';
import { compareText } from '../../words/compare-text.ts';
import { parseCell } from '../../words/parse-line.ts';
import { readLines, type Line } from '../../words/read-lines.ts';
import { showBytes, showText } from '../../words/show-text.ts';
import type { Opinion, Rating } from '../opinion.ts';
import { ourScale, readFileScale, toOurScale, type FileScale } from './file-scale.ts';
import { csvRows, jsonRows, type NormsRow, type NormsRowReader } from './norms-rows.ts';

/** The numbers of a file by scale; a scale that is not here has ours. */
export type FileScales = ReadonlyMap<AttributeName, FileScale>;

/** A line of which nothing is taken. */
export interface BadNormsLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a file of norms says. */
export interface Norms {
  /** One for each word, by text; of two lines about one word the later one. */
  readonly ratings: readonly Rating[];
  readonly duplicates: number;
  readonly rejected: number;
  /** The first 20. */
  readonly examples: readonly BadNormsLine[];
  /** Words of lines that cannot be read for another reason: what is known of them is not said to be gone. */
  readonly kept: ReadonlySet<string>;
}

/** Which scales a file has, as `sentiment:-4..4,commonness:1..7` says it. Throws InvalidInput. */
export function readFileScales(given: string | undefined): FileScales {
  const scales = new Map<AttributeName, FileScale>();
  for (const part of given === undefined ? [] : given.split(',')) {
    const [name = '', range = ''] = part.split(':');
    const attribute = attributes.find((one) => one.name === name.trim());
    const scale = readFileScale(range.trim());
    if (attribute === undefined || scale === undefined)
      throw new InvalidInput(
        'scale',
        `${JSON.stringify(part.slice(0, 60))} is no scale of the file such as sentiment:-4..4; scales are ${attributes.map((one) => one.name).join(', ')}`,
      );
    if (scales.has(attribute.name)) throw new InvalidInput('scale', `names ${attribute.name} twice`);
    scales.set(attribute.name, scale);
  }
  return scales;
}

/**
 * Reads a file of norms. A line that cannot be read is told and delays no other. Throws InvalidInput when that holds for
 * all, for columns that are none of ours, and for a scale that the file does not have.
 */
export async function readNorms(
  bytes: Uint8Array,
  { form, scales }: { readonly form: 'csv' | 'ndjson'; readonly scales: FileScales },
): Promise<Norms> {
  const lines: Line[] = [];
  for await (const some of readLines(piecesOf(bytes))) lines.push(...some);
  const [first = '', ...others] = lines;
  const norms =
    form === 'csv' ? readAll(others, csvRows(titlesOf(first)), scales) : readAll(lines, jsonRows, scales);
  refuseUnfit(norms);
  refuseUnused(scales, norms.ratings);
  return norms;
}

function readAll(lines: readonly Line[], reader: NormsRowReader, scales: FileScales): Norms {
  const ratings = new Map<string, Rating>();
  const [bad, kept] = [[] as BadNormsLine[], new Set<string>()];
  // Behind the titles of a CSV the lines begin with the second.
  const firstLine = reader === jsonRows ? 1 : 2;
  let duplicates = 0;
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const read = readLine(line, reader, scales);
    if ('reason' in read) {
      bad.push({ line: at + firstLine, text: shown(line), reason: read.reason });
      if (read.word !== undefined) kept.add(read.word);
    } else {
      duplicates += Number(ratings.has(read.text));
      ratings.set(read.text, read);
    }
  }
  const sorted = [...ratings.values()].toSorted((a, b) => compareText(a.text, b.text));
  return { ratings: sorted, duplicates, rejected: bad.length, examples: bad.slice(0, shownLines), kept };
}

const shownLines = 20;
const shownLetters = 60;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function titlesOf(line: Line): string {
  if (typeof line !== 'string') throw new InvalidInput('body', 'line 1: is no text in UTF-8');
  return line.replace(/^\ufeff/u, '');
}

/** Why a line gives no rating, and of which word if it is known and something is said of it. */
interface Refused {
  readonly reason: string;
  readonly word?: string;
}

function readLine(line: Line, read: NormsRowReader, scales: FileScales): Rating | Refused {
  if (typeof line !== 'string')
    return { reason: line.reject === 'too_long' ? 'is too long' : 'is not in UTF-8' };
  // A gateway may have put it in the place of what was not UTF-8.
  if (line.includes('\ufffd')) return { reason: 'is not in UTF-8' };
  const row = read(line);
  if (typeof row === 'string') return { reason: row };
  const { word } = parseCell(row.word);
  if (word === undefined) return { reason: `${JSON.stringify(shown(row.word))} is no word` };
  return rate(word, row, scales);
}

function rate(text: string, row: NormsRow, scales: FileScales): Rating | Refused {
  const { types } = row;
  const wrong = types?.find(isNoType);
  if (wrong !== undefined) return { reason: `${wrong.slice(0, 30)} is no type of word`, word: text };
  const scores = scoresOf(row, scales);
  if (typeof scores === 'string') return { reason: scores, word: text };
  if (types === null && Object.values(scores).every((score) => score === null))
    return { reason: 'says nothing of the word' };
  return { text, scores, types: types && [...new Set(types)] };
}

function isNoType(type: string): boolean {
  return !wordType.safeParse(type).success;
}

function scoresOf(row: NormsRow, scales: FileScales): Opinion['scores'] | string {
  const scores: [AttributeName, number | null][] = [];
  for (const attribute of attributes) {
    const given = row.scores.get(attribute.name) ?? null;
    const score = given && toOurScale(given, scales.get(attribute.name) ?? ourScale(attribute), attribute);
    if (typeof score === 'string') return `${attribute.name}: ${score}`;
    scores.push([attribute.name, score]);
  }
  return Object.fromEntries(scores) as Opinion['scores'];
}

function shown(line: Line): string {
  return typeof line === 'string' ? showText(line, shownLetters) : showBytes(line.bytes, shownLetters);
}

/** An import without words would take back all that its judge has said. */
function refuseUnfit({ ratings, examples: [first] }: Norms): void {
  if (ratings.length === 0) {
    const why = first === undefined ? '' : `; line ${String(first.line)}: ${first.reason}`;
    throw new InvalidInput('body', `has no line that says something of a word${why}`);
  }
  if (ratings.length > limits.normsWords)
    throw new InvalidInput('body', `has over ${String(limits.normsWords)} words`);
}

function refuseUnused(scales: FileScales, ratings: readonly Rating[]): void {
  const unused = [...scales.keys()].find((name) => ratings.every(({ scores }) => scores[name] === null));
  if (unused !== undefined)
    throw new InvalidInput('scale', `names ${unused}, of which the file says nothing`);
}
