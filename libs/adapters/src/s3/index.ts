export { s3ChunkStore } from './s3-chunk-store.ts';
export { makeS3Client } from './make-s3-client.ts';
