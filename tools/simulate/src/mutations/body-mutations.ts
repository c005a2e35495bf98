import { sqsHandler } from '@word-list/adapters/lambda';
import {
  batchEnded,
  chunkReady,
  updateBatch,
  isLive,
  partId,
  queryWordsMessage,
  runQueued,
  sha256Hex,
  storeList,
  wordsDecided,
  type Manifest,
  type ManifestChunk,
} from '@word-list/domain';
import type { SQSRecord } from 'aws-lambda';
import {
  checkFunction,
  queueFunctions,
  understood,
  type FunctionPorts,
  type SqsFunction,
} from '../world/function-bodies.ts';
import type { Mutation } from './mutation.ts';
import { swallowing } from './swallow.ts';

const schemas = [runQueued, chunkReady, queryWordsMessage, batchEnded, wordsDecided];

type ReadList = (ports: FunctionPorts, run: { id: string; url: string }) => Promise<Manifest>;

const readAsIs: ReadList = async ({ fetcher, chunks, ids }, { id, url }) =>
  storeList(chunks, {
    bytes: await fetcher.open(url),
    format: { kind: 'lines' },
    runId: id,
    upload: ids.next(),
  });

const chunkSize = 10;

/** Mistakes that change what a function does. */
export const bodyMutations: readonly Mutation[] = [
  {
    name: 'defect-2',
    title: 'update-batch logs an exception and takes the message for done',
    variant: { bodies: { 'update-batch': swallowingHarvest } },
  },
  {
    name: 'defect-4',
    title: 'a message that cannot be read is dropped',
    variant: {
      bodies: {
        'query-words': droppingUnreadable(queueFunctions['query-words']),
        'update-words': droppingUnreadable(queueFunctions['update-words']),
      },
    },
    needs: ['poison'],
  },
  {
    name: 'defect-5',
    title: 'a chunk that cannot be read counts as empty',
    variant: { bodies: { 'process-source-chunk': carelessChunks } },
  },
  {
    name: 'defect-17',
    title: 'one batch that cannot be looked up stops the whole check',
    variant: { check: lookThenAct },
    needs: ['batch-poisoned'],
  },
  {
    name: 'defect-18',
    title: 'nothing is sent before everything was looked at',
    variant: { check: (ports) => lookThenAct({ ...ports, model: inTurn(ports.model) }) },
    needs: ['slow-provider'],
  },
  {
    name: 'defect-22',
    title: 'words are compared as they are spelt',
    variant: bodiesOf(
      rereading(
        readCarelessly(
          (line) => line.trim(),
          (word, words) => words.includes(word),
        ),
      ),
    ),
  },
  {
    name: 'defect-28',
    title: 'a word that stands twice in a delivery makes all of it fail',
    variant: { bodies: { 'update-words': allOrNothing } },
    needs: ['message-twice'],
  },
  {
    name: 'defect-43',
    title: 'repeats of a word within a list are not looked for',
    variant: bodiesOf(
      rereading(
        readCarelessly(
          (line) => line.trim().toLowerCase(),
          () => false,
        ),
      ),
    ),
  },
  {
    name: 'rule-1',
    title: 'chunks are announced as they were read, not as the stored manifest names them',
    variant: bodiesOf(rereading(readAsIs)),
  },
];

/** An update-batch that logs what went wrong and takes the message for done. */
function swallowingHarvest(ports: FunctionPorts): SqsFunction {
  const harvest = updateBatch({ ...ports, wordsDecided: ports.updateWords, wordsAgain: ports.queryWords });
  return sqsHandler(understood(batchEnded, ports), ports.log, (message) =>
    swallowing(harvest(message), undefined),
  );
}

/** The real function, but what it cannot read counts as handled. */
function droppingUnreadable(make: (ports: FunctionPorts) => SqsFunction) {
  return (ports: FunctionPorts): SqsFunction => {
    const real = make(ports);
    return async (event) => {
      const { batchItemFailures } = await real(event);
      const readable = new Set(event.Records.filter(isReadable).map(({ messageId }) => messageId));
      return {
        batchItemFailures: batchItemFailures.filter(({ itemIdentifier }) => readable.has(itemIdentifier)),
      };
    };
  };
}

/** In the version of either release. */
function isReadable({ body }: SQSRecord): boolean {
  try {
    const message: unknown = JSON.parse(body.replace('"version":2', '"version":1'));
    return schemas.some((schema) => schema.safeParse(message).success);
  } catch {
    return false;
  }
}

/** A process-source-chunk that takes an object which it cannot read for an empty one. */
function carelessChunks({ chunks, queryWords, ...ports }: FunctionPorts): SqsFunction {
  return sqsHandler(understood(chunkReady, ports), ports.log, async ({ runId, chunk }) => {
    const text = await swallowing(chunks.get(chunk.key), '');
    const words = text.split('\n').filter((word) => word !== '');
    let start = 0;
    const messages = chunk.parts.flatMap((size, index) => {
      const slice = words.slice(start, start + size);
      start += size;
      const part = partId(chunk.index, index);
      return slice.length === 0
        ? []
        : [{ type: 'part-ready', version: 1, runId, part, words: slice } as const];
    });
    await queryWords.send(messages);
  });
}

/** A check that stores and sends only after it has looked at everything, and nothing at all if a look-up failed. */
function lookThenAct(ports: FunctionPorts): () => Promise<void> {
  const later: (() => Promise<unknown>)[] = [];
  const postponed = <Message>(sender: { send: (messages: readonly Message[]) => Promise<void> }) => ({
    send: async (messages: readonly Message[]) => void later.push(() => sender.send(messages)),
  });
  const check = checkFunction({
    ...ports,
    batches: { ...ports.batches, save: async (row) => later.push(() => ports.batches.save(row)) > 0 },
    uploadSourceChunks: postponed(ports.uploadSourceChunks),
    processSourceChunk: postponed(ports.processSourceChunk),
    queryWords: postponed(ports.queryWords),
    updateBatch: postponed(ports.updateBatch),
  });
  return async () => {
    await check();
    for (const act of later) await act();
  };
}

/** Look-ups that are made one after the other. */
function inTurn(model: FunctionPorts['model']): FunctionPorts['model'] {
  let turn: Promise<unknown> = Promise.resolve();
  const find: FunctionPorts['model']['find'] = (id) => {
    const found = turn.then(() => model.find(id));
    turn = found.catch(() => undefined);
    return found;
  };
  return { ...model, find };
}

function bodiesOf(upload: (ports: FunctionPorts) => SqsFunction) {
  return {
    bodies: { 'upload-source-chunks': upload },
  };
}

/** An upload-source-chunks that reads the list again whatever is stored, and announces what it has just read. */
function rereading(read: ReadList) {
  return (ports: FunctionPorts): SqsFunction =>
    sqsHandler(understood(runQueued, ports), ports.log, async ({ runId }) => {
      const run = await ports.runs.get(runId);
      if (!run || !isLive(run) || run.status === 'cancelling') return;
      const manifest = await read(ports, run);
      await ports.runs.fixManifest(runId, manifest);
      await ports.processSourceChunk.send(
        manifest.chunks.map((chunk) => ({ type: 'chunk-ready', version: 1, runId, chunk })),
      );
      await ports.runs.endIfDone(runId);
    });
}

/** Reads a list without the one canonical form, or without looking for repeats. */
function readCarelessly(
  wordOf: (line: string) => string,
  isRepeat: (word: string, words: readonly string[]) => boolean,
): ReadList {
  return async ({ fetcher, chunks, ids }, { id, url }) => {
    const upload = ids.next();
    const lines = (await wholeText(await fetcher.open(url))).split(/\r?\n/u);
    const words: string[] = [];
    for (const line of lines) {
      const word = wordOf(line);
      if (/^[\p{L}\p{M}'-]+$/u.test(word) && word.length <= 64 && !isRepeat(word, words)) words.push(word);
    }
    const stored: ManifestChunk[] = [];
    for (let at = 0; at < words.length; at += chunkSize) {
      const slice = words.slice(at, at + chunkSize);
      const text = slice.map((word) => `${word}\n`).join('');
      const key = `runs/${id}/${upload}/${String(stored.length)}.txt`;
      await chunks.put(key, text);
      stored.push({
        index: stored.length,
        key,
        sha256: sha256Hex(text),
        words: slice.length,
        parts: slice.map(() => 1),
      });
    }
    const rejected = { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 };
    const accepted = words.length;
    return { upload, lines: accepted, rejected, examples: {}, duplicates: 0, accepted, chunks: stored };
  };
}

async function wholeText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Stores the words of all records at once; a word that stands in two of them makes all fail. */
function allOrNothing(ports: FunctionPorts): SqsFunction {
  const real = queueFunctions['update-words'](ports);
  return async (event) => {
    const bodies = event.Records.map(({ body }) => body);
    if (new Set(bodies).size === bodies.length) return real(event);
    return { batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
