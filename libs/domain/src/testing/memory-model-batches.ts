import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import type { Clock } from '../ports/basics.ts';
import type { ModelBatches, ProviderBatch, SubmitInput } from '../ports/model-batches.ts';
import { SubmissionDoubtful, SubmissionRefused } from '../errors.ts';
import { fixedClock } from './fixed-clock.ts';
import {
  answerLine,
  answerQuestion,
  notRunLine,
  readRequest,
  type ModelAnswer,
  type ModelRequest,
} from './model-answer.ts';

/** A prompt that the model was really asked. */
export interface AskedPrompt extends ModelRequest {
  readonly batchId: string;
}

/** How a batch ends. `answered`: only the first so many requests ran. */
export type BatchEnding =
  | { readonly status: 'completed' }
  | { readonly status: 'expired' | 'cancelled'; readonly answered: number }
  | { readonly status: 'failed'; readonly code: string };

/** What the next submit meets: a definite no, or an answer that is lost after (`created`) or before the batch was made. */
export type SubmitFault = { readonly refuse: string } | { readonly doubt: 'created' | 'not_created' };

export type QuestionFault = { readonly refuse: string } | 'doubt';

export interface MemoryModelBatches extends ModelBatches {
  /** Every prompt that was ever asked, in order. */
  readonly ledger: readonly AskedPrompt[];
  /** What was asked outside of batches, in order. */
  readonly questions: readonly ResponseCreateParamsNonStreaming[];
  /** What the next questions meet, one each. */
  faultQuestions(...faults: readonly QuestionFault[]): void;
  /** Every batch ever created, oldest first, listed or not. */
  readonly batches: readonly ProviderBatch[];
  /** The input of a batch as it was uploaded. */
  inputOf(id: string): string;
  /** From now on a new batch stays in progress until `end`; `release` ends the held ones well and stops holding. */
  hold(): void;
  release(): void;
  end(id: string, ending: BatchEnding): void;
  /** While true, batches created from now on are missing from `list`. */
  lag(on: boolean): void;
  faultNext(fault: SubmitFault): void;
  /** The provider forgets a batch, or a file. */
  forget(id: string): void;
}

export interface MemoryModelOptions {
  /** What the model says to one prompt: the rows of a good answer, or something worse. */
  readonly answer: (words: readonly string[], customId: string) => ModelAnswer;
  readonly clock?: Clock;
}

interface Held {
  batch: ProviderBatch;
  readonly requests: readonly ModelRequest[];
  readonly input: string;
  listed: boolean;
}

const ended = new Set(['completed', 'failed', 'expired', 'cancelled']);

/** A model's provider in memory. Batches complete at once unless they are held. */
export const memoryModelBatches = ({
  answer,
  clock = fixedClock(),
}: MemoryModelOptions): MemoryModelBatches => {
  const all: Held[] = [];
  const files = new Map<string, string>();
  const gone = new Set<string>();
  const ledger: AskedPrompt[] = [];
  const questions: ResponseCreateParamsNonStreaming[] = [];
  const questionFaults: QuestionFault[] = [];
  let holding = false;
  let lagging = false;
  let fault: SubmitFault | undefined;

  const known = (id: string): Held => {
    const held = all.find(({ batch }) => batch.id === id);
    if (held === undefined) throw new Error(`there is no batch ${id}`);
    return held;
  };

  const storeFile = (kind: string, id: string, lines: readonly string[]): string | null => {
    if (lines.length === 0) return null;
    files.set(`file-${kind}-${id}`, lines.map((line) => `${line}\n`).join(''));
    return `file-${kind}-${id}`;
  };

  const run = (held: Held, answered: number, code: string): void => {
    const id = held.batch.id;
    const lines = held.requests.slice(0, answered).map((request) => {
      ledger.push({ ...request, batchId: id });
      return answerLine(request, answer(request.words, request.customId));
    });
    const good = lines.filter(({ failed }) => !failed).map(({ line }) => line);
    const bad = lines.filter(({ failed }) => failed).map(({ line }) => line);
    const notRun = held.requests.slice(answered).map((request) => notRunLine(request, code));
    held.batch = {
      ...held.batch,
      // Answers come in no order; the reverse shows whoever relies on it.
      outputFileId: storeFile('output', id, good.reverse()),
      errorFileId: storeFile('errors', id, [...bad, ...notRun]),
      requests: { total: held.requests.length, completed: good.length, failed: bad.length + notRun.length },
    };
  };

  const end = (id: string, ending: BatchEnding): void => {
    const held = known(id);
    if (ended.has(held.batch.status)) throw new Error(`batch ${id} has ended as ${held.batch.status}`);
    if (ending.status === 'failed') {
      held.batch = {
        ...held.batch,
        errors: [{ code: ending.code, message: `the batch failed: ${ending.code}` }],
      };
    } else {
      const answered = 'answered' in ending ? ending.answered : held.requests.length;
      run(held, answered, ending.status === 'cancelled' ? 'batch_cancelled' : 'batch_expired');
    }
    held.batch = { ...held.batch, status: ending.status };
  };

  const create = ({ input, metadata }: SubmitInput): ProviderBatch => {
    const id = `batch_${String(all.length + 1).padStart(4, '0')}`;
    const requests = input.split('\n').filter(Boolean).map(readRequest);
    const batch: ProviderBatch = {
      id,
      status: 'validating',
      createdAt: clock.now(),
      metadata: { ...metadata },
      inputFileId: `file-input-${id}`,
      outputFileId: null,
      errorFileId: null,
      requests: null,
      errors: [],
    };
    files.set(`file-input-${id}`, input);
    const held: Held = { batch, requests, input, listed: !lagging };
    all.push(held);
    if (!holding) end(id, { status: 'completed' });
    else held.batch = { ...batch, status: 'in_progress' };
    return batch;
  };

  return {
    ledger,
    questions,
    faultQuestions: (...faults) => {
      questionFaults.push(...faults);
    },
    get batches() {
      return all.map(({ batch }) => batch);
    },
    inputOf: (id) => known(id).input,
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const { batch } of all) if (!ended.has(batch.status)) end(batch.id, { status: 'completed' });
    },
    end,
    lag: (on) => {
      lagging = on;
      if (!on) for (const held of all) held.listed = true;
    },
    faultNext: (next) => {
      fault = next;
    },
    forget: (id) => {
      gone.add(id);
    },
    async submit(submission) {
      const meets = fault;
      fault = undefined;
      if (meets !== undefined && 'refuse' in meets)
        throw new SubmissionRefused(meets.refuse, 'the provider said no');
      if (meets?.doubt === 'not_created') throw new SubmissionDoubtful('the connection was lost');
      const batch = create(submission);
      if (meets?.doubt === 'created') throw new SubmissionDoubtful('the answer was lost');
      return batch;
    },
    async ask(question) {
      questions.push(question);
      const meets = questionFaults.shift();
      if (meets === 'doubt') throw new SubmissionDoubtful('no answer came');
      if (meets !== undefined) throw new SubmissionRefused(meets.refuse, 'the provider said no');
      return answerQuestion(question, (words) => answer(words, ''));
    },
    async find(id) {
      return gone.has(id) ? undefined : all.find(({ batch }) => batch.id === id)?.batch;
    },
    async *list(since) {
      for (const { batch, listed } of [...all].reverse()) {
        if (listed && !gone.has(batch.id) && batch.createdAt >= since) yield batch;
      }
    },
    async cancel(id) {
      const { batch } = known(id);
      if (!ended.has(batch.status)) end(id, { status: 'cancelled', answered: 0 });
    },
    async readFile(id) {
      return gone.has(id) ? undefined : files.get(id);
    },
  };
};
