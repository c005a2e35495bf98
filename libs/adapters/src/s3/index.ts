export { s3ChunkStore } from './s3-chunk-store.ts';
export { bucketService } from './bucket-service.ts';
