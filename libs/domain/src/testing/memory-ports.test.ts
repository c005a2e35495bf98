import {
  batchStoreContract,
  chunkStoreContract,
  messageSenderContract,
  modelBatchesContract,
  promptStoreContract,
  sourceStoreContract,
  type SentMessage,
  viewObjectsContract,
} from './contracts/index.ts';
import { fixedClock } from './fixed-clock.ts';
import { memoryBatchStore } from './memory-batch-store.ts';
import { memoryChunkStore } from './memory-chunk-store.ts';
import { memoryModelBatches } from './memory-model-batches.ts';
import { memoryPromptStore } from './memory-prompt-store.ts';
import { memorySender } from './memory-sender.ts';
import { memoryViewObjects } from './memory-view-objects.ts';
import { memorySourceStore } from './memory-source-store.ts';

sourceStoreContract('memory', async () => memorySourceStore());
batchStoreContract('memory', async () => memoryBatchStore());
promptStoreContract('memory', async () => memoryPromptStore());
chunkStoreContract('memory', async () => memoryChunkStore());
viewObjectsContract('memory', async () => memoryViewObjects());

messageSenderContract('memory', async () => {
  const sender = memorySender<SentMessage>();
  return { sender, received: async () => sender.take() };
});

modelBatchesContract('memory', async () => {
  const clock = fixedClock();
  const model = memoryModelBatches({ clock, answer: (words) => words.map((word) => `${word}:1`) });
  return { model, provider: model, clock };
});
