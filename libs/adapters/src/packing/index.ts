export { gzipPacking } from './gzip-packing.ts';
