export { S3Client } from '@aws-sdk/client-s3';
export { s3ChunkStore } from './s3-chunk-store.ts';
export { makeS3Client } from './make-s3-client.ts';
