import { DomainError } from '../errors.ts';
import { attributes } from '../scoring/attributes.ts';
import { checksumOf } from './checksum.ts';
import { columnArrays, makeColumns, unscored, type OpinionTable } from './opinion-table.ts';
import { areInOrder, endsOfTexts } from './text-bytes.ts';
import { fixedBytes, magic, offsetsOf, places, viewHead, type ViewHead } from './view-layout.ts';
import type { PublishedView } from './write-view.ts';

/** A published view that cannot be read, and why: nothing of it may be used. */
export class ViewRefused extends DomainError {
  override readonly name = 'ViewRefused';

  constructor(reason: string, cause?: unknown) {
    super(`the published view ${reason}`, { cause });
  }
}

/**
 * Reads what `writeView` wrote, whatever the bytes are. The columns are looked at where they lie: the bytes belong to the
 * view from now on. Throws ViewRefused.
 */
export const readView = (given: Uint8Array): PublishedView => {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const head = readHead(bytes);
  const { epoch, judge, revision, rows, textBytes, typeLists, runs } = head.fields;
  const offsets = offsetsOf(head.fields, head.bytes);
  if (offsets.end !== bytes.length) throw new ViewRefused('is longer or shorter than it says');
  const texts = bytes.subarray(offsets.texts, offsets.texts + textBytes);
  const ends = endsOfTexts(texts, rows);
  if (ends === undefined) throw new ViewRefused('does not hold as many texts as rows');
  if (!areInOrder({ texts, ends })) throw new ViewRefused('does not hold its texts in their order');
  const columns = makeColumns((_, at) => {
    const [, array] = columnArrays[at] ?? [];
    if (array === undefined) throw new ViewRefused('has a column too many');
    return new array(bytes.buffer as ArrayBuffer, bytes.byteOffset + (offsets.columns[at] ?? 0), rows);
  });
  const table = { size: rows, texts, ends, columns, typeLists, runs };
  checkValues(table);
  return { epoch, judge, revision: BigInt(revision), table };
};

function readHead(bytes: Uint8Array): { fields: ViewHead; bytes: number } {
  if (bytes.length < fixedBytes || bytes.length % 8 !== 0) throw new ViewRefused('is cut off');
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  if (words[places.magic] !== magic) throw new ViewRefused('is of an unknown format');
  if (words[places.checksum] !== checksumOf(words, places.checksum)) throw new ViewRefused('is damaged');
  const length = words[places.headBytes] ?? 0;
  if (length > bytes.length - fixedBytes) throw new ViewRefused('has a head that does not end');
  return { fields: parseHead(bytes.subarray(fixedBytes, fixedBytes + length)), bytes: length };
}

function parseHead(bytes: Uint8Array): ViewHead {
  try {
    return viewHead.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new ViewRefused('is of an unknown format', cause);
  }
}

function checkValues({ columns, typeLists, runs }: OpinionTable): void {
  checkPlaces(columns.types, typeLists.length);
  checkPlaces(columns.run, runs.length);
  if (!columns.scoredAt.every(isTime)) throw new ViewRefused('has a time that there is not');
  for (const { name, min, max } of attributes) {
    const column = columns[name];
    for (let row = 0; row < column.length; row += 1) {
      const score = column[row] ?? unscored;
      if (score !== unscored && (score < min * 100 || score > max * 100)) {
        throw new ViewRefused(`has a value of ${name} that there is not`);
      }
    }
  }
}

function isTime(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

function checkPlaces(column: Uint16Array, length: number): void {
  for (let row = 0; row < column.length; row += 1) {
    if ((column[row] ?? 0) >= length) throw new ViewRefused('names a place that there is not');
  }
}
