import {
  derivedId,
  type ModelBatches,
  type ProviderBatch,
  type SubmitInput,
  SubmissionRefused,
} from '@word-list/domain';
import { readRequest, type ModelRequest } from '@word-list/domain/testing';
import type { Random } from '../engine/random.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import { batchFates, type FaultKind } from '../faults/fault-kinds.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { InjectedError } from '../faults/injected-error.ts';
import { FileCut } from './file-cut.ts';
import type { Pace } from './world-plan.ts';
import { isTerminal, modelOf, type AskedPrompt, type SimBatch, type Span } from './sim-batch.ts';
import { answerRequest, notRun, type Outcome } from './model-answers.ts';

export interface SimModelContext {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly plan: FaultPlan;
  readonly pace: Pace;
  readonly random: Random;
  /** Something that names the run of a batch row. */
  readonly runOf: (row: string) => string;
  /** Any word of the world. */
  readonly someWord: () => string;
  readonly onCreate: (batch: SimBatch) => void;
}

const second = 1000;
const minute = 60 * second;
/** A batch has this long to complete. */
const window = 24 * 60 * minute;

/** A provider of batches: what it accepts goes through the life of a batch in virtual time. */
export class SimModel {
  readonly batches: SimBatch[] = [];
  readonly ledger: AskedPrompt[] = [];
  /** Models that were shut down. */
  readonly gone = new Set<string>();
  private readonly context: SimModelContext;
  private readonly files = new Map<string, { readonly text: string; readonly from: number }>();
  private readonly asks = new Map<string, number>();
  private readonly requests = new WeakSet<SubmitInput>();
  /** The provider's queue holds one batch at a time. */
  private readonly hasSmallQueue: boolean;
  private reads = 0;

  constructor(context: SimModelContext) {
    this.context = context;
    this.hasSmallQueue = context.plan.strike('provider queue', ['queue-full']) !== undefined;
  }

  port(): ModelBatches {
    const list = (since: Date): ProviderBatch[] => this.listed(since);
    return {
      submit: async (submission) => this.create(submission).shown,
      ask: async ({ model }) => this.answer(model ?? ''),
      find: async (id) => this.lookUp(id)?.shown,
      list: async function* listBatches(since) {
        yield* list(since);
      },
      cancel: async (id) => this.cancel(id),
      readFile: async (id) => this.read(id),
    };
  }

  /** From now on nothing fails again and again. */
  heal(): void {
    for (const batch of this.batches) batch.isPoisoned = false;
  }

  private answer(model: string): unknown {
    if (this.gone.has(model)) throw new SubmissionRefused('model_not_found', 'there is no such model');
    return { status: 'completed', output: [], usage: { input_tokens: 40, output_tokens: 30 } };
  }

  private lookUp(id: string): SimBatch | undefined {
    const batch = this.find(id);
    if (batch?.isPoisoned) throw new InjectedError(`the provider cannot show ${id}`);
    const { now } = this.context.scheduler;
    return batch?.unseen && batch.unseen.from <= now && now < batch.unseen.to ? undefined : batch;
  }

  private read(id: string): string | undefined {
    this.reads += 1;
    const file = this.files.get(id);
    if (!file || this.context.scheduler.now < file.from) return undefined;
    if (this.context.plan.strike(`read/${String(this.reads)}`, ['file-cut']))
      throw new FileCut(file.text.slice(0, Math.floor(file.text.length / 2)));
    return file.text;
  }

  private find(id: string): SimBatch | undefined {
    return this.batches.find(({ shown, isForgotten }) => shown.id === id && !isForgotten);
  }

  private listed(since: Date): ProviderBatch[] {
    const { now } = this.context.scheduler;
    return this.batches
      .filter(({ hiddenUntil, isForgotten }) => hiddenUntil <= now && !isForgotten)
      .map(({ shown }) => shown)
      .filter(({ createdAt }) => createdAt >= since)
      .toReversed();
  }

  private create(submission: SubmitInput): SimBatch {
    const { scheduler, plan, random } = this.context;
    const { input, metadata, deadline } = submission;
    const id = `batch_${String(this.batches.length + 1).padStart(4, '0')}`;
    const lags = this.isFrozen() || plan.strike(`${id} list`, ['list-lags']) !== undefined;
    const batch: SimBatch = {
      shown: {
        id,
        status: 'validating',
        createdAt: new Date(scheduler.now),
        metadata: { ...metadata },
        inputFileId: `file-input-${id}`,
        outputFileId: null,
        errorFileId: null,
        requests: null,
        errors: [],
      },
      requests: input.split('\n').filter(Boolean).map(readRequest),
      row: metadata['batch'] ?? '',
      submission: metadata['submission'] ?? '',
      createdAt: scheduler.now,
      hiddenUntil: lags ? scheduler.now + random.between(1, 200) * second : scheduler.now,
      isLate: scheduler.now > deadline.getTime(),
      isRepeat: this.requests.has(submission),
      unseen: this.drawUnseen(id),
      cancelAsked: false,
      isForgotten: false,
      isFileGone: false,
      isFileLate: false,
      isTurnedAway: false,
      isPoisoned: false,
      isDeaf: false,
    };
    this.requests.add(submission);
    this.context.onCreate(batch);
    if (plan.strike(`${id} model`, ['model-gone'])) this.gone.add(modelOf(batch));
    batch.isTurnedAway = this.hasSmallQueue && this.batches.some((other) => this.fillsQueue(other));
    this.batches.push(batch);
    this.live(batch, batch.isTurnedAway ? 'batch-failed' : plan.strike(`${id} fate`, batchFates));
    return batch;
  }

  /** One that is stuck gives its room back when its window is over. */
  private fillsQueue(batch: SimBatch): boolean {
    if (batch.isTurnedAway || isTerminal(batch)) return false;
    return this.context.scheduler.now - batch.createdAt < window;
  }

  private drawUnseen(id: string): Span | undefined {
    const { scheduler, plan, pace, random } = this.context;
    if (!plan.strike(`${id} look-up`, ['batch-unseen'])) return undefined;
    const from = scheduler.now + random.between(0, pace.batchMs);
    return { from, to: from + random.between(1, 20 * 60) * second };
  }

  /** A creator that stands still is worth most when nobody can see what it made. */
  private isFrozen(): boolean {
    return this.context.plan.struck.at(-1)?.kind === 'submit-frozen';
  }

  /** Lets a batch live as its fate has it. */
  private live(batch: SimBatch, fate: FaultKind | undefined): void {
    const { scheduler, random } = this.context;
    const { batchMs, longBatchMs } = this.context.pace;
    const half = random.between(2 * second, (random.chance(0.2) ? longBatchMs : batchMs) / 2);
    this.later(half, batch, () => this.show(batch, fate === 'batch-unknown' ? 'paused' : 'in_progress'));
    batch.isPoisoned = fate === 'batch-poisoned';
    if (fate === 'batch-stuck') {
      batch.isDeaf = random.chance(0.5);
      return;
    }
    scheduler.at(scheduler.now + 2 * half, () => {
      if (!isTerminal(batch)) this.end(batch, fate);
    });
  }

  private later(milliseconds: number, batch: SimBatch, action: () => void): void {
    const { scheduler } = this.context;
    scheduler.at(scheduler.now + milliseconds, () => {
      if (!isTerminal(batch) && !batch.cancelAsked) action();
    });
  }

  private show(batch: SimBatch, status: string, changes: Partial<ProviderBatch> = {}): void {
    batch.shown = { ...batch.shown, ...changes, status };
    if (this.context.scheduler.isObserved) this.context.scheduler.observe(batch.shown.id, status);
  }

  private end(batch: SimBatch, fate: FaultKind | undefined): void {
    const some = this.context.random.below(batch.requests.length + 1);
    if (this.gone.has(modelOf(batch))) {
      this.show(batch, 'failed', {
        errors: [{ code: 'model_not_found', message: 'there is no such model' }],
      });
      return;
    }
    switch (fate) {
      case 'batch-failed':
        this.show(batch, 'failed', {
          errors: [{ code: 'token_limit_exceeded', message: 'too much at once' }],
        });
        return;
      case 'batch-expired':
        this.finish(batch, 'expired', some);
        return;
      case 'batch-cancelled':
        this.finish(batch, 'cancelled', some);
        return;
      case 'batch-gone':
        this.finish(batch, 'completed', batch.requests.length);
        batch.isForgotten = true;
        return;
      default:
        this.finish(
          batch,
          batch.cancelAsked ? 'cancelled' : 'completed',
          batch.cancelAsked ? some : batch.requests.length,
        );
        if (fate === 'file-gone') this.loseFile(batch);
    }
  }

  private loseFile(batch: SimBatch): void {
    batch.isFileGone = true;
    this.files.delete(batch.shown.outputFileId ?? '');
  }

  private finish(batch: SimBatch, status: 'completed' | 'expired' | 'cancelled', ran: number): void {
    const code = status === 'cancelled' ? 'batch_cancelled' : 'batch_expired';
    const outcomes = batch.requests.map((request, index) =>
      index < ran ? this.run(batch, request, status === 'completed') : notRun(request, code),
    );
    // Answers come in no order; the reverse shows whoever relies on one.
    const outputFileId = this.store(batch, 'output', outcomes.flatMap(({ output }) => output).toReversed());
    const errorFileId = this.store(
      batch,
      'errors',
      outcomes.flatMap(({ errors }) => errors),
    );
    this.show(batch, status, { outputFileId, errorFileId });
  }

  private run(batch: SimBatch, request: ModelRequest, isWhole: boolean): Outcome {
    const { seed, plan, random, runOf } = this.context;
    const key = (word: string): string => `${runOf(batch.row)}/${word}`;
    const place = derivedId('request', batch.row, batch.submission, request.customId);
    const earlier = (word: string): number => this.asks.get(key(word)) ?? 0;
    const outcome = answerRequest(
      { request, earlier, otherWord: this.otherWord(batch, request), place, isWhole },
      { seed, plan, random },
    );
    if (!outcome.ran) return outcome;
    for (const word of request.words) this.asks.set(key(word), earlier(word) + 1);
    this.ledger.push({ batch, request, rows: outcome.rows, isClean: outcome.isClean });
    return outcome;
  }

  /** A word of another prompt of the batch, if there is one. */
  private otherWord(batch: SimBatch, request: ModelRequest): string {
    const others = batch.requests.filter((other) => other !== request).flatMap(({ words }) => words);
    return others.length > 0 ? this.context.random.pick(others) : this.context.someWord();
  }

  private store(batch: SimBatch, kind: string, lines: readonly string[]): string | null {
    if (lines.length === 0) return null;
    const id = `file-${kind}-${batch.shown.id}`;
    const { scheduler, plan, random } = this.context;
    const lateMs = plan.strike(id, ['file-late']) ? random.between(1, 50) * second : 0;
    batch.isFileLate ||= lateMs > 0;
    this.files.set(id, { text: lines.map((line) => `${line}\n`).join(''), from: scheduler.now + lateMs });
    return id;
  }

  private cancel(id: string): void {
    const batch = this.find(id);
    if (!batch || isTerminal(batch) || batch.cancelAsked) return;
    batch.cancelAsked = true;
    this.show(batch, 'cancelling');
    if (batch.isDeaf) return;
    const { scheduler, random } = this.context;
    scheduler.at(scheduler.now + random.between(1, 10) * minute, () => {
      if (!isTerminal(batch)) this.end(batch, undefined);
    });
  }
}
