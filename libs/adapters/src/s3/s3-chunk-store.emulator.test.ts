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
