import { setImmediate as yieldToServer } from 'node:timers/promises';
import type { Answer, Refusal } from '../answers/answerer.ts';
import { wordsOf } from '../answers/model-request.ts';
import type { Batch } from './batch.ts';
import { answeredLine, batchLine, type BatchLine, brokenAnswer, readNumberedLines } from './batch-line.ts';
import { readBatch } from './change-batch.ts';
import { makeResultBuffer } from './result-buffer.ts';
import type { RunnerContext } from './runner-context.ts';

interface LineAnswer {
  readonly index: number;
  readonly line: BatchLine;
  readonly answer: Answer;
  readonly at: string;
}

const groupSize = 32;
const groupDelayMs = 50;

interface Question {
  readonly batch: Batch;
  readonly index: number;
  readonly line: BatchLine;
}

/**
 * Puts every line without a result to the answerer; ends early, with what is answered stored, when aborted, and when
 * the answerer refuses everything: then it answers why.
 */
export const answerLines = async (
  context: RunnerContext,
  batch: Batch,
  signal: AbortSignal,
): Promise<Refusal | undefined> => {
  const worker = makeLineWorker(context, batch, signal);
  let started = 0;
  for await (const { index, line } of openLines(context, batch)) {
    await context.gate.enter();
    if (worker.mustStop()) {
      context.gate.leave();
      break;
    }
    worker.start(index, line);
    started += 1;
    // An answerer that needs no I/O would otherwise keep the server from its other clients.
    if (started % 8 === 0) await yieldToServer();
  }
  return worker.finish();
};

/** Answers lines side by side as the gate lets them in, and remembers what went wrong with storing. */
function makeLineWorker(context: RunnerContext, batch: Batch, signal: AbortSignal) {
  const { gate, clock } = context;
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let refusal: Refusal | undefined;
  const onFailure = (error: unknown): void => void failures.push(error);
  const commit = (group: readonly LineAnswer[]): void => {
    commitGroup(context, batch.id, group);
  };
  const buffer = makeResultBuffer({ commit, size: groupSize, delayMs: groupDelayMs, onFailure });

  const answerOne = async (index: number, line: BatchLine): Promise<void> => {
    try {
      const at = new Date(clock()).toISOString();
      const answer = await ask(context, { batch, index, line }, signal);
      if (answer?.stop !== undefined) refusal ??= answer.stop;
      else if (answer !== undefined) buffer.add({ index, line, answer, at });
    } catch (error) {
      onFailure(error);
    } finally {
      gate.leave();
    }
  };

  return {
    mustStop: (): boolean => signal.aborted || failures.length > 0 || refusal !== undefined,
    start(index: number, line: BatchLine): void {
      const task = answerOne(index, line).finally(() => running.delete(task));
      running.add(task);
    },
    /** Waits for what is under way. Answers why the rest was not asked, if the answerer refuses everything. */
    async finish(): Promise<Refusal | undefined> {
      await Promise.all(running);
      buffer.flush();
      if (failures.length > 0)
        throw new AggregateError(failures, `results of batch ${batch.id} could not be stored`);
      return refusal;
    },
  };
}

/** Stores results, ledger rows and counts of a group of lines in one transaction. */
function commitGroup({ store, makeId }: RunnerContext, batchId: string, group: readonly LineAnswer[]): void {
  store.transaction(() => {
    const batch = readBatch(store, batchId);
    const { request_counts: counts, usage } = batch;
    for (const { index, line, answer, at } of group) {
      const whole = isWhole(answer);
      const text = answeredLine(makeId('batch_req_'), line.custom_id, answer);
      store.results.insert(batchId, { line: index, kind: whole ? 'output' : 'error', text });
      const words = wordsOf(line.body);
      const origin = { at, batchId, customId: line.custom_id, metadata: batch.metadata };
      store.ledger.record({ ...origin, model: line.body.model, status: answer.status, words });
      counts[whole ? 'completed' : 'failed'] += 1;
      usage.input += answer.usage.input;
      usage.output += answer.usage.output;
    }
    store.batches.save(batch);
  });
}

function isWhole(answer: Answer): boolean {
  return answer.status === 200;
}

async function ask(
  context: RunnerContext,
  question: Question,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const { batch, index, line } = question;
  try {
    return await context.answerer.answer(line.body, { batchNumber: batch.number, line: index, signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    context.report('answerer broke', { batch: batch.id, customId: line.custom_id, error });
    return brokenAnswer(error instanceof Error ? error.message : String(error));
  }
}

async function* openLines(
  context: RunnerContext,
  batch: Batch,
): AsyncGenerator<{ index: number; line: BatchLine }> {
  const answered = context.store.results.answeredLines(batch.id);
  const stop = context.behaviour.earlyEnd(batch)?.afterLines ?? Infinity;
  let position = 0;
  for await (const { index, text } of readNumberedLines(context.store.files.pathOf(batch.input_file_id))) {
    position += 1;
    if (position > stop) return;
    if (!answered.has(index)) yield { index, line: batchLine.parse(JSON.parse(text)) };
  }
}
