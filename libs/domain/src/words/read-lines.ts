import { limits } from '../limits.ts';

export const invalidUtf8 = Symbol('invalid_utf8');
export const tooLong = Symbol('too_long');

/** A line without its line end; or why it could not be decoded. */
export type Line = string | typeof invalidUtf8 | typeof tooLong;

const LF = 0x0a;
const CR = 0x0d;
const empty = new Uint8Array(0);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // the decoder has one way to say "not UTF-8"
  }
};

const decodeLine = (bytes: Uint8Array): Line => {
  const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
  if (end > limits.lineBytes) return tooLong;
  return decode(bytes.subarray(0, end)) ?? invalidUtf8;
};

const splitBytes = (block: Uint8Array): Line[] => {
  const lines: Line[] = [];
  for (let start = 0; start < block.length;) {
    const end = block.indexOf(LF, start);
    lines.push(decodeLine(block.subarray(start, end)));
    start = end + 1;
  }
  return lines;
};

/** Lines of a block that ends with LF. Decodes it in one go; only a block with a fault is looked at line by line. */
const splitBlock = (block: Uint8Array): Line[] => {
  const text = decode(block);
  if (text === undefined) return splitBytes(block);
  const lines = text.split('\n');
  lines.pop();
  if (lines.some((line) => line.length * 3 > limits.lineBytes)) return splitBytes(block);
  return text.includes('\r') ? lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : lines;
};

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
};

/** Takes bytes as they arrive and gives the lines that are whole; holds at most one line's worth. */
const makeSplitter = () => {
  let rest: Uint8Array = empty;
  let skipping = false;

  const keep = (bytes: Uint8Array): void => {
    skipping = bytes.length > limits.lineBytes + 1;
    rest = skipping ? empty : bytes;
  };

  /** The end of a line that was too long to hold, if it is in these bytes; else they are dropped with it. */
  const skip = (bytes: Uint8Array): Line[] => {
    const end = bytes.indexOf(LF);
    if (end < 0) return [];
    skipping = false;
    return [tooLong, ...take(bytes.subarray(end + 1))];
  };

  const take = (bytes: Uint8Array): Line[] => {
    if (skipping) return skip(bytes);
    const last = bytes.lastIndexOf(LF);
    if (last < 0) {
      keep(joined(rest, bytes));
      return [];
    }
    const lines = splitBlock(joined(rest, bytes.subarray(0, last + 1)));
    keep(bytes.slice(last + 1));
    return lines;
  };

  const end = (): Line[] => {
    if (skipping || rest.length > limits.lineBytes) return [tooLong];
    return rest.length === 0 ? [] : [decode(rest) ?? invalidUtf8];
  };

  return { take, end };
};

/**
 * Splits bytes into lines, in groups as they arrive. Lines end at LF or CRLF, a lone CR is content, the last line
 * needs no end. A line over `limits.lineBytes` is never held: it is skipped as `tooLong`.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const splitter = makeSplitter();
  for await (const bytes of source) yield splitter.take(bytes);
  yield splitter.end();
}
