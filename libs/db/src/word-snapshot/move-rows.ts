import { roomFor, startOf } from '@word-list/domain';
import { textTable, type TextTable } from './text-table.ts';

/** Rows from `from` up to, not including, `to`, and where the first of them comes to lie. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** How rows of `size` move when each of these, in ascending order, goes. */
export const movesWithout = (size: number, gone: readonly number[]): Move[] =>
  [...gone, size].map((to, count) => {
    const from = (gone[count - 1] ?? -1) + 1;
    return { from, to, at: from - count };
  });

/** How they move when one comes in front of each of these, in ascending order, the same row as often as it is named. */
export const movesAround = (size: number, places: readonly number[]): Move[] =>
  [...places, size].map((to, count) => {
    const from = places[count - 1] ?? 0;
    return { from, to, at: from + count };
  });

type Column = Int16Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * The column with its values moved, in the memory in which they lay as long as there is room in it: with ten million words
 * there is none for a second copy. What lies where nothing was moved to is left over. The old one must not be used any more.
 */
export const moveValues = <Of extends Column>(column: Of, moves: readonly Move[], size: number): Of => {
  const isUp = size > column.length;
  const into = isUp ? withRoom(column, size) : column;
  for (const { from, to, at } of isUp ? moves.toReversed() : moves) into.copyWithin(at, from, to);
  return into.subarray(0, size) as Of;
};

/** The texts with their rows moved, and the bytes of `fresh` in the rows in front of which others were moved. */
export const moveTexts = (
  table: TextTable,
  moves: readonly Move[],
  { size, fresh = [] }: { size: number; fresh?: readonly Uint8Array[] },
): TextTable => {
  const { byteMoves, bytes } = movesOfBytes(table, moves, fresh);
  const texts = moveValues(table.texts, byteMoves, bytes);
  const ends = moveValues(table.ends, moves, size);
  for (const [count, { from, to, at }] of moves.entries()) {
    const next = at + to - from;
    shift(ends, { from: at, to: next, by: shiftOf(byteMoves[count]) });
    const text = fresh[count];
    if (text !== undefined) putText({ texts, ends }, next, text);
  }
  return textTable({ texts, ends });
};

/** How the bytes of the texts move, and how many there are then. */
function movesOfBytes(table: TextTable, moves: readonly Move[], fresh: readonly Uint8Array[]) {
  const byteMoves: Move[] = [];
  let bytes = 0;
  for (const [count, { from, to }] of moves.entries()) {
    const [start, end] = [startOf(table, from), startOf(table, to)];
    byteMoves.push({ from: start, to: end, at: bytes });
    bytes += end - start + (fresh[count]?.length ?? 0);
  }
  return { byteMoves, bytes };
}

function shiftOf(move: Move | undefined): number {
  return move === undefined ? 0 : move.at - move.from;
}

function shift(ends: Uint32Array, { from, to, by }: { from: number; to: number; by: number }): void {
  for (let row = from; by !== 0 && row < to; row += 1) ends[row] = (ends[row] as number) + by;
}

/** Behind the row before it. */
function putText({ texts, ends }: Pick<TextTable, 'texts' | 'ends'>, row: number, text: Uint8Array): void {
  const start = startOf({ ends }, row);
  texts.set(text, start);
  ends[row] = start + text.length - 1;
}

function withRoom<Of extends Column>(column: Of, size: number): Of {
  const width = column.BYTES_PER_ELEMENT;
  const make = column.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => Of;
  const hasRoom = column.byteOffset === 0 && column.buffer.byteLength >= size * width;
  if (hasRoom) return new make(column.buffer, 0, size);
  const into = new make(roomFor(size * width), 0, size);
  into.set(column);
  return into;
}
