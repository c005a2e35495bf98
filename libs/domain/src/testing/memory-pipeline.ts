import type {
  BatchEnded,
  ChunkReady,
  QueryWordsMessage,
  RunQueued,
  WordsDecided,
} from '../messages/messages.ts';
import type { ModelBatches } from '../ports/model-batches.ts';
import type { NewRun } from '../ports/run-store.ts';
import type { ModelPrices } from '../scoring/prices.ts';
import { currentRubric } from '../scoring/rubric.ts';
import { checkBatches } from '../use-cases/check-batches.ts';
import { uploadSourceChunks } from '../use-cases/upload-source-chunks.ts';
import { updateBatch } from '../use-cases/update-batch.ts';
import { queryWords } from '../use-cases/query-words.ts';
import { processSourceChunk } from '../use-cases/process-source-chunk.ts';
import { updateWords } from '../use-cases/update-words.ts';
import { countingIds } from './counting-ids.ts';
import { exampleSource } from './example-rows.ts';
import { goodRow } from './example-row.ts';
import { fixedClock, type FixedClock } from './fixed-clock.ts';
import { memoryBatchStore } from './memory-batch-store.ts';
import { memoryChunkStore } from './memory-chunk-store.ts';
import { memoryModelBatches } from './memory-model-batches.ts';
import { memoryPromptStore } from './memory-prompt-store.ts';
import { memorySender, type MemorySender } from './memory-sender.ts';
import { memorySourceFetcher, type FetchedSource } from './memory-source-fetcher.ts';
import { memorySourceStore } from './memory-source-store.ts';
import { memoryWordsDatabase } from './memory-words-database.ts';
import type { ModelAnswer } from './model-answer.ts';
import { recordingLog } from './recording-log.ts';

export interface MemoryPipelineOptions {
  readonly lists: Readonly<Record<string, FetchedSource>>;
  readonly answer?: (words: readonly string[], customId: string) => ModelAnswer;
  readonly prices?: ModelPrices;
  readonly clock?: FixedClock;
  /** Asked in place of the model in memory. */
  readonly provider?: ModelBatches;
}

/** The whole pipeline over ports in memory, in one process: queues are drained one message at a time, in order. */
export const memoryPipeline = (options: MemoryPipelineOptions) => {
  const ports = openPorts(options);
  const queues = openQueues();
  const asking = { ...ports, model: options.provider ?? ports.model };
  const consumers = {
    uploadSourceChunks: uploadSourceChunks({ ...ports, chunkReady: queues.processSourceChunk }),
    processSourceChunk: processSourceChunk({ ...ports, partReady: queues.queryWords }),
    queryWords: queryWords(asking),
    updateBatch: updateBatch({ ...asking, wordsDecided: queues.updateWords, wordsAgain: queues.queryWords }),
    updateWords: updateWords(ports),
  };
  const check = checkBatches({
    ...asking,
    runQueued: queues.uploadSourceChunks,
    chunkReady: queues.processSourceChunk,
    queryWords: queues.queryWords,
    batchEnded: queues.updateBatch,
  });

  const deliver = async (): Promise<void> => {
    let delivered: number;
    do {
      delivered =
        (await drain(queues.uploadSourceChunks, consumers.uploadSourceChunks)) +
        (await drain(queues.processSourceChunk, consumers.processSourceChunk)) +
        (await drain(queues.queryWords, consumers.queryWords)) +
        (await drain(queues.updateBatch, consumers.updateBatch)) +
        (await drain(queues.updateWords, consumers.updateWords));
    } while (delivered > 0);
  };

  const startRun = async (changes: Partial<NewRun> = {}): Promise<string> => {
    const url = changes.url ?? Object.keys(options.lists)[0] ?? 'https://lists.example/none';
    const sourceId = changes.sourceId ?? `source-of-${url}`;
    if (!(await ports.sources.get(sourceId)))
      await ports.sources.save(exampleSource({ id: sourceId, url, version: 1 }), 0);
    const id = ports.ids.next();
    const { run } = await ports.runs.create(
      {
        id,
        sourceId,
        sourceName: 'a list',
        url,
        format: { kind: 'lines' },
        mode: 'new',
        model: 'model-1',
        effort: null,
        isTrial: false,
        budgetMicroUsd: null,
        idempotencyKey: null,
        requestHash: null,
        ...changes,
      },
      currentRubric,
    );
    await queues.uploadSourceChunks.send([{ type: 'run-queued', version: 1, runId: run.id }]);
    return run.id;
  };

  /** Delivers and checks, `seconds` of time apart, until the run has ended or `ticks` are over. */
  const runToEnd = async (runId: string, { ticks = 200, seconds = 10 } = {}) => {
    for (let tick = 0; tick < ticks; tick += 1) {
      await deliver();
      const run = await ports.runs.get(runId);
      if (run?.endedAt) return run;
      await check();
      ports.clock.advance(seconds * 1000);
    }
    throw new Error(`run ${runId} did not end in ${String(ticks)} ticks`);
  };

  return { ...ports, ports, queues, consumers, check, deliver, startRun, runToEnd };
};

function openPorts({ lists, answer, prices = {}, clock = fixedClock() }: MemoryPipelineOptions) {
  return {
    ...memoryWordsDatabase({ clock }),
    clock,
    prices,
    log: recordingLog(),
    ids: countingIds(clock),
    sources: memorySourceStore(),
    fetcher: memorySourceFetcher(lists),
    chunks: memoryChunkStore(),
    batches: memoryBatchStore(),
    prompts: memoryPromptStore(),
    model: memoryModelBatches({ clock, answer: answer ?? ((words) => words.map(goodRow)) }),
    settings: { deployment: 'test', leaseSeconds: 60, retryAfterSeconds: 1, resendAfterSeconds: 5 },
  };
}

function openQueues() {
  return {
    uploadSourceChunks: memorySender<RunQueued>(),
    processSourceChunk: memorySender<ChunkReady>(),
    queryWords: memorySender<QueryWordsMessage>(),
    updateBatch: memorySender<BatchEnded>(),
    updateWords: memorySender<WordsDecided>(),
  };
}

/** Hands everything in a queue to its consumer. Returns how many messages that were. */
async function drain<Message>(queue: MemorySender<Message>, consume: (message: Message) => Promise<void>) {
  const messages = queue.take();
  for (const message of messages) await consume(message);
  return messages.length;
}
