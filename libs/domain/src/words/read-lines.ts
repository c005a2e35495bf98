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

/**
 * Splits bytes into lines, in groups as they arrive. Lines end at LF or CRLF, a lone CR is content, the last line
 * needs no end. A line over `limits.lineBytes` is never held: it is skipped as `tooLong`.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let rest: Uint8Array = empty;
  let skipping = false;
  for await (const chunk of source) {
    let bytes = chunk;
    if (skipping) {
      const end = bytes.indexOf(LF);
      if (end < 0) continue;
      skipping = false;
      yield [tooLong];
      bytes = bytes.subarray(end + 1);
    }
    const last = bytes.lastIndexOf(LF);
    if (last < 0) {
      rest = joined(rest, bytes);
    } else {
      yield splitBlock(joined(rest, bytes.subarray(0, last + 1)));
      rest = bytes.slice(last + 1);
    }
    if (rest.length > limits.lineBytes + 1) {
      skipping = true;
      rest = empty;
    }
  }
  if (skipping) yield [tooLong];
  else if (rest.length > 0) yield [decode(rest) ?? invalidUtf8];
}
