export { s3ChunkStore } from './s3-chunk-store.ts';
