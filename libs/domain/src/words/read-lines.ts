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

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // the decoder has one way to say "not UTF-8"
  }
}

const isEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

function badLine(reject: BadLine['reject'], bytes: Uint8Array): BadLine {
  return { reject, bytes: bytes.slice(0, shownBytes) };
}

function decodeLine(bytes: Uint8Array): Line {
  if (bytes.length > limits.lineBytes) return badLine('too_long', bytes);
  return decode(bytes) ?? badLine('invalid_utf8', bytes);
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

/** Lines of a block that ends with a line end. Decodes it in one go; only a block with a fault is looked at line by line. */
function splitBlock(block: Uint8Array): Line[] {
  const text = decode(block);
  if (text === undefined) return splitBytes(block);
  const lines = text.includes('\r') ? text.split(/\r\n?|\n/u) : text.split('\n');
  lines.pop();
  return lines.some((line) => line.length * 3 > limits.lineBytes) ? splitBytes(block) : lines;
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

/** Takes bytes as they arrive and gives the lines that are whole; holds at most one line's worth. */
function makeSplitter() {
  let rest: Uint8Array = empty;
  /** The beginning of the line that is being skipped. */
  let skipped: Uint8Array | undefined;
  /** A skipped line whose end is the first that will be found. */
  let ending: BadLine | undefined;

  const keep = (bytes: Uint8Array): void => {
    rest = bytes;
    if (bytes.length <= limits.lineBytes + 1) return;
    const isWhole = bytes.at(-1) === CR;
    if (isWhole) ending = badLine('too_long', bytes);
    else skipped = bytes.slice(0, shownBytes);
    rest = isWhole ? bytes.slice(-1) : empty;
  };

  const skip = (bytes: Uint8Array, beginning: Uint8Array): Line[] => {
    const end = bytes.findIndex(isEnd);
    if (end < 0) return [];
    skipped = undefined;
    ending = badLine('too_long', beginning);
    return take(bytes.subarray(end));
  };

  const withEnding = (lines: Line[]): Line[] => {
    if (ending === undefined || lines.length === 0) return lines;
    const [, ...others] = lines;
    const whole = [ending, ...others];
    ending = undefined;
    return whole;
  };

  const take = (bytes: Uint8Array): Line[] => {
    if (skipped !== undefined) return skip(bytes, skipped);
    const all = joined(rest, bytes);
    const last = lastEnd(all);
    const lines = withEnding(last < 0 ? [] : splitBlock(all.subarray(0, last + 1)));
    keep(all.slice(last + 1));
    return lines;
  };

  const end = (): Line[] => {
    if (skipped !== undefined) return [badLine('too_long', skipped)];
    const last = rest.at(-1) === CR ? rest.subarray(0, -1) : rest;
    return withEnding(rest.length === 0 ? [] : [decodeLine(last)]);
  };

  return { take, end };
}
