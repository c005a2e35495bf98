import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
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
      if (error instanceof NoSuchKey) throw new NotFound('chunk', key);
      throw error;
    }
  },
});
