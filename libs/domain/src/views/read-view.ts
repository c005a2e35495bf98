import { DomainError } from '../errors.ts';
import { attributes } from '../scoring/attributes.ts';
import { makeByteReader, type ByteReader, type Chunks } from './byte-reader.ts';
import { addToChecksum, startChecksum } from './checksum.ts';
import { columnArrays, makeColumns, unscored, type OpinionTable } from './opinion-table.ts';
import { areInOrder, endsOfTexts, roomFor } from './text-bytes.ts';
import {
  fixedBytes,
  magic,
  mostHeadBytes,
  mostViewBytes,
  offsetsOf,
  padded,
  places,
  viewHead,
  type ViewHead,
} from './view-layout.ts';
import type { PublishedView } from './write-view.ts';

/** A published view that cannot be read, and why: nothing of it may be used. */
export class ViewRefused extends DomainError {
  override readonly name = 'ViewRefused';

  constructor(reason: string, cause?: unknown) {
    super(`the published view ${reason}`, { cause });
  }
}

/**
 * Reads what `writeView` wrote, whatever the bytes are, in pieces of any size: each goes where it will lie, and there is
 * room for no more than the view says, `mostViewBytes` at most. Throws ViewRefused, and what reading the pieces throws.
 */
export const readView = async (chunks: Chunks): Promise<PublishedView> => {
  const bytes = makeByteReader(chunks);
  try {
    return await readAll(bytes);
  } finally {
    await bytes.close();
  }
};

async function readAll(bytes: ByteReader): Promise<PublishedView> {
  const { fixed, front, fields, sizes } = await readHead(bytes);
  const { epoch, judge, revision, rows, textBytes, typeLists, runs } = fields;
  const arrays: ArrayBuffer[] = [];
  let sum = addToChecksum(addToChecksum(startChecksum(sizes.end), fixed, places.checksum), front);
  for (const size of [...columnArrays.map(([, { BYTES_PER_ELEMENT: width }]) => rows * width), textBytes]) {
    const array = await readPart(bytes, padded(size));
    sum = addToChecksum(sum, array);
    arrays.push(array.buffer);
  }
  if (!(await bytes.isAtEnd())) throw new ViewRefused('is longer than it says');
  if (new Uint32Array(fixed.buffer)[places.checksum] !== sum >>> 0) throw new ViewRefused('is damaged');
  const texts = new Uint8Array(arrays.at(-1) ?? new ArrayBuffer(0), 0, textBytes);
  const ends = endsOfTexts(texts, rows);
  if (ends === undefined) throw new ViewRefused('does not hold as many texts as rows');
  if (!areInOrder({ texts, ends })) throw new ViewRefused('does not hold its texts in their order');
  const columns = makeColumns((_, at) => columnOf(at, rows, arrays[at]));
  const table = { size: rows, texts, ends, columns, typeLists, runs };
  checkValues(table);
  return { epoch, judge, revision: BigInt(revision), table };
}

async function readHead(bytes: ByteReader) {
  const fixed = await readPart(bytes, fixedBytes);
  const words = new Uint32Array(fixed.buffer);
  if (words[places.magic] !== magic) throw new ViewRefused('is of an unknown format');
  const length = words[places.headBytes] ?? 0;
  if (length > mostHeadBytes) throw new ViewRefused('has a head larger than any has');
  const front = await readPart(bytes, padded(length));
  const fields = parseHead(front.subarray(0, length));
  const sizes = offsetsOf(fields, length);
  if (sizes.end > mostViewBytes) throw new ViewRefused('is larger than any is');
  return { fixed, front, fields, sizes };
}

async function readPart(bytes: ByteReader, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(roomFor(length), 0, length);
  if (!(await bytes.fill(part))) throw new ViewRefused('is cut off');
  return part;
}

function parseHead(bytes: Uint8Array): ViewHead {
  try {
    return viewHead.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new ViewRefused('is of an unknown format', cause);
  }
}

function columnOf(at: number, rows: number, buffer: ArrayBuffer | undefined): ArrayBufferView {
  const [, array] = columnArrays[at] ?? [];
  if (array === undefined || buffer === undefined) throw new ViewRefused('has a column too many');
  return new array(buffer, 0, rows);
}

function checkValues({ columns, typeLists, runs }: OpinionTable): void {
  checkPlaces(columns.types, typeLists.length);
  checkPlaces(columns.run, runs.length);
  checkTimes(columns.scoredAt);
  for (const { name, min, max } of attributes) {
    if (!areScores(columns[name], min * 100, max * 100)) {
      throw new ViewRefused(`has a value of ${name} that there is not`);
    }
  }
}

// Ten million words have a hundred million values: the loops are as plain as they can be.

function areScores(column: Int16Array, min: number, max: number): boolean {
  const span = max - min;
  for (let row = 0; row < column.length; row += 1) {
    const score = column[row] as number;
    if ((score - min) >>> 0 > span && score !== unscored) return false;
  }
  return true;
}

function checkTimes(column: Float64Array): void {
  for (let row = 0; row < column.length; row += 1) {
    // Not a number is within nothing.
    if (!(Math.abs(column[row] as number) <= 8.64e15)) throw new ViewRefused('has a time that there is not');
  }
}

function checkPlaces(column: Uint16Array, length: number): void {
  for (let row = 0; row < column.length; row += 1) {
    if ((column[row] as number) >= length) throw new ViewRefused('names a place that there is not');
  }
}
