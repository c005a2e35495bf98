import { NotFound, type ViewObjects } from '@word-list/domain';
import type { BucketService } from './bucket-service.ts';
import { isMissing } from './is-missing.ts';

/** Published views in the bucket on S3. */
export const s3ViewObjects = (service: BucketService, bucket: string): ViewObjects => ({
  async put(key, bytes) {
    const headers = { 'content-type': 'application/octet-stream' };
    await service.send({ method: 'PUT', bucket, key, headers, body: Buffer.from(bytes) });
  },

  async get(key) {
    try {
      return (await service.send({ method: 'GET', bucket, key, headers: {}, body: '' })).body;
    } catch (error) {
      if (isMissing(error)) throw new NotFound('view', key);
      throw error;
    }
  },

  async remove(key) {
    await service.send({ method: 'DELETE', bucket, key, headers: {}, body: '' });
  },
});
