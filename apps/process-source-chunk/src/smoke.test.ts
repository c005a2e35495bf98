import { s3ChunkStore } from '@word-list/adapters/s3';
import { callBundle, sqsEvent, startAws } from '@word-list/adapters/testing';
import { sha256Hex } from '@word-list/domain';
import { expect, it, onTestFinished } from 'vitest';

it('cuts a stored chunk into parts when it runs as it is deployed', async () => {
  const aws = await startAws();
  onTestFinished(aws.stop);
  const [bucket, queueUrl] = [await aws.makeBucket(), await aws.makeQueue()];
  const text = 'apple\npear\n';
  await s3ChunkStore(aws.objects, bucket).put('chunk.txt', text);
  const chunk = { index: 0, key: 'chunk.txt', sha256: sha256Hex(text), words: 2, parts: [1, 1] };

  const answer = await callBundle('process-source-chunk', {
    environment: { ...aws.environment, CHUNK_BUCKET: bucket, QUERY_WORDS_QUEUE_URL: queueUrl },
    event: sqsEvent({ type: 'chunk-ready', version: 1, runId: 'run-1', chunk }),
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await aws.receiveAll(queueUrl)).toEqual([
    { type: 'part-ready', version: 1, runId: 'run-1', part: '00000-00', words: ['apple'] },
    { type: 'part-ready', version: 1, runId: 'run-1', part: '00000-01', words: ['pear'] },
  ]);
});
