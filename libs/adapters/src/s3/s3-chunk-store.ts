import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type ChunkStore, NotFound } from '@word-list/domain';

/** The chunk bucket on S3. */
export const s3ChunkStore = (client: Pick<S3Client, 'send'>, bucket: string): ChunkStore => ({
  async put(key, text) {
    const ContentType = 'text/plain; charset=utf-8';
    const Body = Buffer.from(text, 'utf8');
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType }));
  },

  async get(key) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`the answer for chunk ${key} has no body`);
      return await Body.transformToString('utf-8');
    } catch (error) {
      if (isMissing(error)) throw new NotFound('chunk', key);
      throw error;
    }
  },

  async remove(key) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  },
});

/**
 * A role that may not list the bucket is not told that an object is missing: S3 denies it, naming the right to list. A
 * role that may not read objects is denied the right to read.
 */
function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey) return true;
  return (
    error instanceof S3ServiceException &&
    error.name === 'AccessDenied' &&
    error.message.includes('perform: s3:ListBucket on')
  );
}
