import { type ChunkStore, NotFound } from '@word-list/domain';
import type { BucketService } from './bucket-service.ts';
import { isMissing } from './is-missing.ts';

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
