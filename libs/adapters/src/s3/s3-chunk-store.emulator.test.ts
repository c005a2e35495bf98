import { chunkStoreContract, viewObjectsContract } from '@word-list/domain/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AwsRefusal } from '../aws/aws-refusal.ts';
import { startQueuesAndBuckets } from '../testing/emulators.ts';
import { s3ChunkStore } from './s3-chunk-store.ts';
import { s3ViewObjects } from './s3-view-objects.ts';

let emulator: Awaited<ReturnType<typeof startQueuesAndBuckets>>;

beforeAll(async () => {
  emulator = await startQueuesAndBuckets();
});

afterAll(async () => {
  await emulator.stop();
});

chunkStoreContract('S3', async () => s3ChunkStore(emulator.objects, await emulator.makeBucket()));
viewObjectsContract('S3', async () => s3ViewObjects(emulator.objects, await emulator.makeBucket()));

it('does not take a missing bucket for a missing chunk', async () => {
  const store = s3ChunkStore(emulator.objects, 'no-such-bucket');

  await expect(store.get('runs/run-1/upload-1/00000.txt')).rejects.toMatchObject({ code: 'NoSuchBucket' });
});

const denial = (right: string) =>
  new AwsRefusal('AccessDenied', {
    message: `User: arn:aws:sts::1:assumed-role/f/f is not authorized to perform: ${right} because no identity-based policy allows it`,
    status: 403,
  });
const deniedStore = (right: string) => s3ChunkStore({ send: () => Promise.reject(denial(right)) }, 'bucket');

it('takes the denial of listing for a missing chunk, which S3 tells only to who may list', async () => {
  const store = deniedStore('s3:ListBucket on resource: "arn:aws:s3:::bucket"');

  await expect(store.get('runs/a.txt')).rejects.toMatchObject({ name: 'NotFound' });
});

it('does not take the denial of reading for a missing chunk', async () => {
  const store = deniedStore('s3:GetObject on resource: "arn:aws:s3:::bucket/runs/a.txt"');

  await expect(store.get('runs/a.txt')).rejects.toMatchObject({ code: 'AccessDenied' });
});
