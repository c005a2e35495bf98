import { type ChunkStore, NotFound } from '@word-list/domain';
import { AwsRefusal } from '../aws/aws-refusal.ts';
import type { BucketService } from './bucket-service.ts';

/** The chunk bucket on S3. */
export const s3ChunkStore = (service: BucketService, bucket: string): ChunkStore => ({
  async put(key, text) {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    await service.send({ method: 'PUT', bucket, key, headers, body: Buffer.from(text, 'utf8') });
  },

  async get(key) {
    try {
      return (await service.send({ method: 'GET', bucket, key, headers: {}, body: '' })).body.toString(
        'utf8',
      );
    } catch (error) {
      if (isMissing(error)) throw new NotFound('chunk', key);
      throw error;
    }
  },

  async remove(key) {
    await service.send({ method: 'DELETE', bucket, key, headers: {}, body: '' });
  },
});

/**
 * A role that may not list the bucket is not told that an object is missing: S3 denies it, naming the right to list. A
 * role that may not read objects is denied the right to read.
 */
function isMissing(error: unknown): boolean {
  if (!(error instanceof AwsRefusal)) return false;
  if (error.code === 'NoSuchKey') return true;
  return error.code === 'AccessDenied' && error.message.includes('perform: s3:ListBucket on');
}
