import { SourceRefused } from '../errors.ts';
import type { Encoding } from './encodings.ts';
import { refuseBinaryFile, refuseForeignText } from './recognise-file.ts';

/** What a source turned out to be. */
export interface DecodedText {
  readonly encoding: Encoding;
  /** UTF-8, without a byte order mark. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * The text of a source as UTF-8: a byte order mark decides how it is read, else the given encoding, else it is UTF-8.
 * Throws SourceRefused, saying what the source is and what to do, when it is no text (`not_text`), no list
 * (`not_a_list`), or in an encoding that has to be named (`encoding_unknown`).
 */
export const decodeText = async (
  source: AsyncIterable<Uint8Array>,
  named?: Encoding,
): Promise<DecodedText> => {
  const iterator = source[Symbol.asyncIterator]();
  const head = await readHead(iterator);
  const mark = marks.find(({ bytes }) => startsWith(head, bytes));
  const encoding = encodingOf(head, mark, named);
  refuseForeignText(new TextDecoder(encoding).decode(head.subarray(0, headBytes)));
  const all = continued(head.subarray(mark?.bytes.length ?? 0), iterator);
  return { encoding, bytes: encoding === 'utf-8' ? all : toUtf8(all, encoding) };
};

interface Mark {
  readonly encoding: Encoding | 'utf-32';
  readonly bytes: readonly number[];
}

function encodingOf(head: Uint8Array, mark: Mark | undefined, named: Encoding | undefined): Encoding {
  if (mark?.encoding === 'utf-32') {
    throw new SourceRefused('not_text', 'the list is UTF-32; save it as UTF-8');
  }
  if (mark === undefined) refuseBinaryFile(head);
  const encoding = mark?.encoding ?? named ?? 'utf-8';
  if (!encoding.startsWith('utf-16')) refuseZeros(head);
  return encoding;
}

const headBytes = 4096;

const marks: readonly Mark[] = [
  { encoding: 'utf-32', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: 'utf-32', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

async function readHead(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for (let length = 0; length < headBytes;) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(held);
}

/** Text has no zero bytes. Where every other byte of ASCII is one it is UTF-16 that lacks its mark. */
function refuseZeros(bytes: Uint8Array): void {
  const head = bytes.subarray(0, headBytes);
  if (!head.includes(0)) return;
  const zeros = { even: 0, odd: 0 };
  head.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const [fewer, more] = [Math.min(zeros.even, zeros.odd), Math.max(zeros.even, zeros.odd)];
  if (more * 3 > head.length && fewer * 10 < more) {
    const encoding = zeros.odd > zeros.even ? 'utf-16le' : 'utf-16be';
    throw new SourceRefused(
      'encoding_unknown',
      `the list looks like UTF-16 without its mark; if it is, name it: --encoding ${encoding} (over HTTP "encoding" of the format)`,
    );
  }
  throw new SourceRefused(
    'not_text',
    'the list is binary: it has NUL bytes near its start; give a text file, one word a line',
  );
}

async function* continued(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  } finally {
    await iterator.return?.();
  }
}

async function* toUtf8(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const piece of source) yield Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
  yield Buffer.from(decoder.decode(), 'utf8');
}
