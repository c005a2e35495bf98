import type { QueueName } from '@word-list/topology';
import type { SimQueue } from './sim-queue.ts';
import type { WorldPorts } from './world-ports.ts';

type Senders = Pick<
  WorldPorts,
  'uploadSourceChunks' | 'processSourceChunk' | 'queryWords' | 'updateBatch' | 'updateWords'
>;

/** What the next release of a world adds to the version of every message. */
export const ofNextRelease = 100;

/** The senders of all queues; they add `more` to the version that messages carry. */
export const sendersOf = (queues: Readonly<Record<QueueName, SimQueue>>, more = 0): Senders => ({
  uploadSourceChunks: queues['upload-source-chunks-queue'].sender(more),
  processSourceChunk: queues['process-source-chunk-queue'].sender(more),
  queryWords: queues['query-words-queue'].sender(more),
  updateBatch: queues['update-batch-queue'].sender(more),
  updateWords: queues['update-words-queue'].sender(more),
});
