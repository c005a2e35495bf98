export { s3ChunkStore } from './s3-chunk-store.ts';
export { bucketService } from './bucket-service.ts';
export { s3ViewObjects } from './s3-view-objects.ts';
