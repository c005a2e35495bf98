import { scheduleHandler, sqsHandler } from '@word-list/adapters/lambda';
import {
  batchEnded,
  checkBatches,
  chunkReady,
  uploadSourceChunks,
  updateBatch,
  queryWords,
  queryWordsMessage,
  processSourceChunk,
  publishView,
  runQueued,
  thenPublish,
  updateWords,
  wordsDecided,
  type Clock,
  type Ids,
  type Log,
  type ModelPrices,
} from '@word-list/domain';
import { noPacking } from '@word-list/domain/testing';
import type { QueueName } from '@word-list/topology';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ofNextRelease } from './senders.ts';
import type { WorldPorts } from './world-ports.ts';

export interface Settings {
  readonly deployment: string;
  readonly leaseSeconds: number;
  readonly retryAfterSeconds: number;
  readonly resendAfterSeconds: number;
}

/** What a function has beside its ports to the outside. */
export interface Surroundings {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly prices: ModelPrices;
  readonly settings: Settings;
  readonly nextRelease: boolean;
}

export type FunctionPorts = WorldPorts & Surroundings;

export type QueueFunction =
  'upload-source-chunks' | 'process-source-chunk' | 'query-words' | 'update-batch' | 'update-words';

export type SqsFunction = (event: SQSEvent) => Promise<SQSBatchResponse>;

const versioned = z.looseObject({ version: z.int().min(ofNextRelease) });

/** The next release also takes messages of its own versions; this one refuses them. */
export const understood = <Message>(
  schema: z.ZodType<Message>,
  { nextRelease }: Surroundings,
): z.ZodType<Message> =>
  nextRelease
    ? z.preprocess((value): unknown => {
        const { success, data } = versioned.safeParse(value);
        return success ? { ...data, version: data.version - ofNextRelease } : value;
      }, schema)
    : schema;

/** The functions that queues call, each as its app wires it: edge, schema, use case. */
export const queueFunctions: Readonly<Record<QueueFunction, (ports: FunctionPorts) => SqsFunction>> = {
  'upload-source-chunks': (ports) =>
    sqsHandler(
      understood(runQueued, ports),
      ports.log,
      uploadSourceChunks({ ...ports, chunkReady: ports.processSourceChunk }),
    ),
  'process-source-chunk': (ports) =>
    sqsHandler(
      understood(chunkReady, ports),
      ports.log,
      processSourceChunk({ ...ports, partReady: ports.queryWords }),
    ),
  'query-words': (ports) => sqsHandler(understood(queryWordsMessage, ports), ports.log, queryWords(ports)),
  'update-batch': (ports) =>
    sqsHandler(
      understood(batchEnded, ports),
      ports.log,
      updateBatch({ ...ports, wordsDecided: ports.updateWords, wordsAgain: ports.queryWords }),
    ),
  'update-words': (ports) => sqsHandler(understood(wordsDecided, ports), ports.log, updateWords(ports)),
};

export const queueOf: Readonly<Record<QueueFunction, QueueName>> = {
  'upload-source-chunks': 'upload-source-chunks-queue',
  'process-source-chunk': 'process-source-chunk-queue',
  'query-words': 'query-words-queue',
  'update-batch': 'update-batch-queue',
  'update-words': 'update-words-queue',
};

/** The function that the schedule calls. */
export const checkFunction = (ports: FunctionPorts): (() => Promise<void>) =>
  scheduleHandler(
    ports.log,
    thenPublish(
      checkBatches({
        ...ports,
        runQueued: ports.uploadSourceChunks,
        chunkReady: ports.processSourceChunk,
        batchEnded: ports.updateBatch,
      }),
      publishFunction(ports),
    ),
  );

/** What check-batches does last. */
export const publishFunction = ({ views, viewObjects, log }: FunctionPorts): (() => Promise<void>) =>
  publishView({ ledger: views, objects: viewObjects, packing: noPacking, log });
