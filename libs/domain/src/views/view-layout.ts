import * as z from 'zod';
import { columnArrays, viewFormat } from './opinion-table.ts';

/** `WLV1`, in the order of the bytes. */
export const magic = 0x31564c57;

/** Words of four bytes in front: what it is, bytes of the head, checksum of all but itself, nothing. */
export const places = { magic: 0, headBytes: 1, checksum: 2 } as const;
export const fixedBytes = 16;

/** Of a head: 65,536 runs and as many lists of types have room. */
export const mostHeadBytes = 16 * 1024 * 1024;

/** Some fifteen million opinions. What pretends to be more is refused before it fills the memory. */
export const mostViewBytes = 768 * 1024 * 1024;

const runOfOpinion = z.tuple([z.string(), z.number()]).nullable();

/** What stands in front of the columns, as JSON. */
export const viewHead = z.strictObject({
  format: z.literal(viewFormat),
  /** Of the database. */
  epoch: z.string(),
  judge: z.string(),
  /** All changes of the judge's opinions up to this revision are in it. */
  revision: z.string().regex(/^\d{1,18}$/u),
  rows: z.int().min(0).max(0x7ff_ffff),
  textBytes: z.int().min(0).max(0x7fff_ffff),
  typeLists: z.array(z.string().nullable()).max(0x1_0000),
  runs: z.array(runOfOpinion).max(0x1_0000),
});

export type ViewHead = z.infer<typeof viewHead>;

/** Everything begins at a whole word of eight bytes, so that it can be looked at where it lies. */
export const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Where each column begins, then the texts, and where all ends. */
export const offsetsOf = ({ rows, textBytes }: Pick<ViewHead, 'rows' | 'textBytes'>, headBytes: number) => {
  let at = fixedBytes + padded(headBytes);
  const columns = columnArrays.map(([, { BYTES_PER_ELEMENT: width }]) => {
    const offset = at;
    at += padded(rows * width);
    return offset;
  });
  return { columns, texts: at, end: at + padded(textBytes) };
};
