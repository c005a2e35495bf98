import { createHash } from 'node:crypto';
import { createWriteStream, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { StoredFile } from '../store/file-store.ts';
import type { Batch, BatchEnding } from './batch.ts';
import { batchLine, neverRunLine, readNumberedLines } from './batch-line.ts';
import { type RunnerContext, secondsOf } from './runner-context.ts';

const endTimes = { completed: 'completed_at', expired: 'expired_at', cancelled: 'cancelled_at' } as const;

const expired = {
  code: 'batch_expired',
  message: 'This request could not be executed before the completion window expired.',
};

/**
 * Writes the result files and ends the batch in one transaction that also drops the stored results. Killed
 * before its end it can simply be run again: files without a row are swept at the next start.
 */
export const finalizeBatch = async (
  context: RunnerContext,
  batch: Batch,
  ending: BatchEnding,
): Promise<void> => {
  const { store, behaviour, clock } = context;
  const lines = behaviour.outputLines(batch, [...store.results.texts(batch.id, 'output')]);
  const output = await writeResultFile(context, batch, { name: 'output', lines });
  const errors = await writeResultFile(context, batch, {
    name: 'error',
    lines: errorLines(context, batch, ending),
  });
  const { total, completed } = batch.request_counts;
  const emptyId = errors === undefined && behaviour.hasEmptyErrorFileId(batch) ? '' : undefined;

  store.transaction(() => {
    for (const file of [output, errors]) if (file !== undefined) store.files.insert(file);
    store.batches.save({
      ...batch,
      status: ending,
      [endTimes[ending]]: secondsOf(clock()),
      output_file_id: output?.id,
      error_file_id: errors?.id ?? emptyId,
      request_counts:
        ending === 'expired' ? { total, completed, failed: total - completed } : batch.request_counts,
    });
    store.results.deleteAll(batch.id);
  });
};

/** Writes one result file; undefined when there is nothing to write. The row is the caller's to insert. */
async function writeResultFile(
  context: RunnerContext,
  batch: Batch,
  file: { name: string; lines: Iterable<string> | AsyncIterable<string> },
): Promise<StoredFile | undefined> {
  const { store, makeId, clock } = context;
  const id = makeId('file-');
  const hash = createHash('sha256');
  let bytes = 0;
  const encode = async function* () {
    for await (const line of file.lines) {
      const chunk = Buffer.from(`${line}\n`);
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(encode, createWriteStream(store.files.partPathOf(id), { flush: true }));
  if (bytes === 0) return undefined;
  renameSync(store.files.partPathOf(id), store.files.pathOf(id));
  const createdAt = secondsOf(clock());
  const lifetime = batch.output_expires_after;
  return {
    id,
    bytes,
    created_at: createdAt,
    filename: `${batch.id}_${file.name}.jsonl`,
    purpose: 'batch_output',
    sha256: hash.digest('hex'),
    ...(lifetime === undefined ? {} : { expires_at: createdAt + lifetime }),
  };
}

async function* errorLines(
  { store, makeId }: RunnerContext,
  batch: Batch,
  ending: BatchEnding,
): AsyncGenerator<string> {
  yield* store.results.texts(batch.id, 'error');
  if (ending !== 'expired') return;
  const answered = store.results.answeredLines(batch.id);
  for await (const { index, text } of readNumberedLines(store.files.pathOf(batch.input_file_id))) {
    if (answered.has(index)) continue;
    yield neverRunLine(makeId('batch_req_'), batchLine.parse(JSON.parse(text)).custom_id, neverRun(batch));
  }
}

/** Why a request was not run: what the server refused everything with, or simply that the time was over. */
function neverRun({ errors }: Batch): { code: string; message: string } {
  return errors?.[0] ?? expired;
}
