import { limits } from '../limits.ts';

/** A line that is no text; `bytes` is its beginning. */
export interface BadLine {
  readonly reject: 'invalid_utf8' | 'too_long';
  readonly bytes: Uint8Array;
}

/** A line without its line end; or why it could not be decoded. */
export type Line = string | BadLine;

/**
 * Splits bytes into lines, in groups as they arrive. Lines end at LF, CRLF or a lone CR; the last line needs no end.
 * A line over `limits.lineBytes` is never held: it is skipped as `too_long`.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const splitter = makeSplitter();
  for await (const bytes of source) yield splitter.take(bytes);
  yield splitter.end();
}

const LF = 0x0a;
const CR = 0x0d;
const empty = new Uint8Array(0);
const shownBytes = 200;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Takes bytes as they arrive and gives the lines that are whole; holds at most one line's worth. */
function makeSplitter() {
  const long = makeLongLine();
  let rest: Uint8Array = empty;

  const takeWhole = (bytes: Uint8Array): Line[] => {
    const all = joined(rest, bytes);
    const last = lastEnd(all);
    const lines = long.replaceEnd(last < 0 ? [] : splitBlock(all.subarray(0, last + 1)));
    rest = long.begin(all.slice(last + 1));
    return lines;
  };

  const take = (bytes: Uint8Array): Line[] => {
    if (!long.isHeld()) return takeWhole(bytes);
    const end = bytes.findIndex(isEnd);
    if (end < 0) return [];
    long.end();
    return takeWhole(bytes.subarray(end));
  };

  const end = (): Line[] => {
    if (long.isHeld()) return [long.end()];
    const last = rest.at(-1) === CR ? rest.subarray(0, -1) : rest;
    return long.replaceEnd(rest.length === 0 ? [] : [decodeLine(last)]);
  };

  return { take, end };
}

/** Remembers the beginning of a line that is too long to hold, until its end has come. */
function makeLongLine() {
  let beginning: Uint8Array | undefined;
  /** The line whose end is the first one in what comes next. */
  let ending: BadLine | undefined;

  const end = (): BadLine => {
    ending = badLine('too_long', beginning ?? empty);
    beginning = undefined;
    return ending;
  };

  /** What has to be held of a line that is not whole yet. */
  const begin = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length <= limits.lineBytes + 1) return bytes;
    beginning = bytes.slice(0, shownBytes);
    if (bytes.at(-1) !== CR) return empty;
    end();
    return bytes.slice(-1);
  };

  const replaceEnd = (lines: Line[]): Line[] => {
    if (ending === undefined || lines.length === 0) return lines;
    const whole = [ending, ...lines.slice(1)];
    ending = undefined;
    return whole;
  };

  return { isHeld: () => beginning !== undefined, begin, end, replaceEnd };
}

function badLine(reject: BadLine['reject'], bytes: Uint8Array): BadLine {
  return { reject, bytes: bytes.slice(0, shownBytes) };
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** The place of the last line end. A CR as the last byte is none yet: LF may follow. */
function lastEnd(bytes: Uint8Array): number {
  return Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR, -2));
}

/** Lines of a block that ends with a line end. Decodes it in one go; only a block with a fault is looked at line by line. */
function splitBlock(block: Uint8Array): Line[] {
  const text = decode(block);
  if (text === undefined) return splitBytes(block);
  const lines = text.includes('\r') ? text.split(/\r\n?|\n/u) : text.split('\n');
  lines.pop();
  return lines.some((line) => line.length * 3 > limits.lineBytes) ? splitBytes(block) : lines;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // the decoder has one way to say "not UTF-8"
  }
}

/** Lines of a block, each decoded by itself. */
function splitBytes(block: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at < block.length; at += 1) {
    if (!isEnd(block[at])) continue;
    lines.push(decodeLine(block.subarray(start, at)));
    if (block[at] === CR && block[at + 1] === LF) at += 1;
    start = at + 1;
  }
  return lines;
}

function isEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function decodeLine(bytes: Uint8Array): Line {
  if (bytes.length > limits.lineBytes) return badLine('too_long', bytes);
  return decode(bytes) ?? badLine('invalid_utf8', bytes);
}
