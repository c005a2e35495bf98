import { addToChecksum, startChecksum } from './checksum.ts';
import { columnArrays, viewFormat, type OpinionTable } from './opinion-table.ts';
import { fixedBytes, magic, offsetsOf, padded, places, type ViewHead } from './view-layout.ts';

/** A judge's opinions as of a revision, to be published. */
export interface PublishedView {
  /** Of the database. */
  readonly epoch: string;
  readonly judge: string;
  /** All changes of its opinions up to this revision are in the table; some later ones may be. */
  readonly revision: bigint;
  readonly table: OpinionTable;
}

/**
 * The bytes of a view, one part behind the other: a head in JSON, then columns as they lie in memory (little-endian, as on
 * every machine that Node.js runs on), then the texts. Not compressed. The parts are the table's own: large ones are not
 * copied.
 */
export const writeView = ({ epoch, judge, revision, table }: PublishedView): Uint8Array[] => {
  const { size: rows, texts, columns, typeLists, runs } = table;
  const of = { format: viewFormat, epoch, judge, revision: revision.toString() };
  const sizes = { rows, textBytes: texts.length };
  const front = writeFront({ ...of, ...sizes, typeLists: [...typeLists], runs: runs.map(writable) });
  const arrays = columnArrays.map(([name]) => {
    const { buffer, byteOffset, byteLength } = columns[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const words = new Uint32Array(front.buffer);
  const { end } = offsetsOf(sizes, words[places.headBytes] ?? 0);
  const start = addToChecksum(startChecksum(end), front, places.checksum);
  const sum = [...arrays, wholeWords(texts)].reduce((before, part) => addToChecksum(before, part), start);
  words[places.checksum] = sum >>> 0;
  return [
    front,
    ...[...arrays, texts].flatMap((part) => [part, new Uint8Array(padded(part.length) - part.length)]),
  ];
};

/** All but the checksum. */
function writeFront(head: ViewHead): Uint8Array {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const front = new Uint8Array(fixedBytes + padded(headBytes.length));
  front.set(headBytes, fixedBytes);
  const words = new Uint32Array(front.buffer);
  words[places.magic] = magic;
  words[places.headBytes] = headBytes.length;
  return front;
}

/** Texts may lie anywhere. */
function wholeWords(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
}

function writable(run: OpinionTable['runs'][number]): [string, number] | null {
  return run && [...run];
}
