import type { QueueName } from '@word-list/topology';
import type { SimQueue } from './sim-queue.ts';
import type { WorldPorts } from './world-ports.ts';

type Senders = Pick<
  WorldPorts,
  'uploadSourceChunks' | 'processSourceChunk' | 'queryWords' | 'updateBatch' | 'updateWords'
>;

/** The senders of all queues; `version` stands in their messages in place of the one that they carry. */
export const sendersOf = (queues: Readonly<Record<QueueName, SimQueue>>, version?: number): Senders => ({
  uploadSourceChunks: queues['upload-source-chunks-queue'].sender(version),
  processSourceChunk: queues['process-source-chunk-queue'].sender(version),
  queryWords: queues['query-words-queue'].sender(version),
  updateBatch: queues['update-batch-queue'].sender(version),
  updateWords: queues['update-words-queue'].sender(version),
});
