import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Packing } from '@word-list/domain';

/** Some ten million opinions. What pretends to be more is refused before it fills the memory. */
const mostBytes = 512 * 1024 * 1024;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Gzip of Node.js, beside its thread. Brotli makes 1 % less of it and takes longer to read. */
export const gzipPacking: Packing = {
  pack: (bytes) => compress(bytes),
  unpack: (bytes) => decompress(bytes, { maxOutputLength: mostBytes }),
};
