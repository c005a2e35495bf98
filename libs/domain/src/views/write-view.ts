import { checksumOf } from './checksum.ts';
import { columnArrays, viewFormat, type OpinionTable } from './opinion-table.ts';
import { fixedBytes, magic, offsetsOf, places, type ViewHead } from './view-layout.ts';

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
 * The bytes of a view: a head in JSON, then columns as they lie in memory (little-endian, as on every machine that Node.js
 * runs on), then the texts. Not compressed.
 */
export const writeView = ({ epoch, judge, revision, table }: PublishedView): Uint8Array => {
  const { size: rows, texts, columns, typeLists, runs } = table;
  const of = { format: viewFormat, epoch, judge, revision: revision.toString() };
  const sizes = { rows, textBytes: texts.length };
  const head: ViewHead = { ...of, ...sizes, typeLists: [...typeLists], runs: runs.map(writable) };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const offsets = offsetsOf(sizes, headBytes.length);
  const bytes = new Uint8Array(offsets.end);
  bytes.set(headBytes, fixedBytes);
  for (const [at, [name]] of columnArrays.entries()) {
    const { buffer, byteOffset, byteLength } = columns[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offsets.columns[at]);
  }
  bytes.set(texts, offsets.texts);
  const words = new Uint32Array(bytes.buffer);
  words[places.magic] = magic;
  words[places.headBytes] = headBytes.length;
  words[places.checksum] = checksumOf(words, places.checksum);
  return bytes;
};

function writable(run: OpinionTable['runs'][number]): [string, number] | null {
  return run && [...run];
}
