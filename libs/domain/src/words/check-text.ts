import { SourceRefused } from '../errors.ts';

const headBytes = 4096;

const startsWith = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const byteOrderMarks: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'UTF-32', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { name: 'UTF-32', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { name: 'UTF-16', bytes: [0xff, 0xfe] },
  { name: 'UTF-16', bytes: [0xfe, 0xff] },
];

const checkHead = (head: Uint8Array): void => {
  const mark = byteOrderMarks.find(({ bytes }) => startsWith(head, ...bytes));
  if (mark) throw new SourceRefused('not_text', `the list is ${mark.name}; save it as UTF-8`);
  if (head.includes(0))
    throw new SourceRefused('not_text', 'the list is binary: it has NUL bytes near its start');
  const start = new TextDecoder('utf-8').decode(head.subarray(0, 512)).trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|script|!--|\?xml)/.test(start)) {
    throw new SourceRefused('not_text', 'the list is a web page (HTML), not a list of words');
  }
};

const withoutMark = (head: Uint8Array): Uint8Array =>
  startsWith(head, 0xef, 0xbb, 0xbf) ? head.subarray(3) : head;

const checkedHead = (held: readonly Uint8Array[]): Uint8Array => {
  const head = Buffer.concat(held);
  checkHead(head.subarray(0, headBytes));
  return withoutMark(head);
};

/**
 * Passes text through, without its one UTF-8 byte order mark. Throws SourceRefused `not_text`, saying what it is,
 * before the first byte when the source is no text at all.
 */
export async function* checkText(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const held: Uint8Array[] = [];
  let missing = headBytes;
  for await (const chunk of source) {
    if (missing <= 0) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    missing -= chunk.length;
    if (missing <= 0) yield checkedHead(held);
  }
  if (missing > 0) yield checkedHead(held);
}
