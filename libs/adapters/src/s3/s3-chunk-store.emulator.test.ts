import { S3ServiceException } from '@aws-sdk/client-s3';
import { chunkStoreContract } from '@word-list/domain/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startQueuesAndBuckets } from '../testing/emulators.ts';
import { s3ChunkStore } from './s3-chunk-store.ts';

let emulator: Awaited<ReturnType<typeof startQueuesAndBuckets>>;

beforeAll(async () => {
  emulator = await startQueuesAndBuckets();
});

afterAll(async () => {
  await emulator.stop();
});

chunkStoreContract('S3', async () => s3ChunkStore(emulator.s3, await emulator.makeBucket()));

it('does not take a missing bucket for a missing chunk', async () => {
  const store = s3ChunkStore(emulator.s3, 'no-such-bucket');

  await expect(store.get('runs/run-1/upload-1/00000.txt')).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

const denial = (right: string) =>
  new S3ServiceException({
    name: 'AccessDenied',
    message: `User: arn:aws:sts::1:assumed-role/f/f is not authorized to perform: ${right} because no identity-based policy allows it`,
    $fault: 'client',
    $metadata: { httpStatusCode: 403 },
  });
const deniedStore = (right: string) => s3ChunkStore({ send: () => Promise.reject(denial(right)) }, 'bucket');

it('takes the denial of listing for a missing chunk, which S3 tells only to who may list', async () => {
  const store = deniedStore('s3:ListBucket on resource: "arn:aws:s3:::bucket"');

  await expect(store.get('runs/a.txt')).rejects.toMatchObject({ name: 'NotFound' });
});

it('does not take the denial of reading for a missing chunk', async () => {
  const store = deniedStore('s3:GetObject on resource: "arn:aws:s3:::bucket/runs/a.txt"');

  await expect(store.get('runs/a.txt')).rejects.toMatchObject({ name: 'AccessDenied' });
});
