import { limits, type Batch } from '@word-list/domain';
import { isTerminal, type AskedPrompt, type SimBatch } from '../world/sim-batch.ts';
import type { Report } from './violation.ts';

export interface BatchWatchContext {
  readonly report: Report;
  readonly rows: ReadonlyMap<string, Batch>;
  readonly batches: readonly SimBatch[];
  readonly ledger: readonly AskedPrompt[];
  readonly now: () => number;
  /** So long a creator has the right to create. */
  readonly leaseMs: number;
  /** True when an error about this batch of the provider was logged. */
  readonly wasTold: (providerBatchId: string) => boolean;
  /** True when clocks were off by more than leases allow: then a twin can be made, and has to be cancelled. */
  readonly clocksWereOff: () => boolean;
}

/** Watches the provider's books: nothing is paid twice, nothing is forgotten, nothing starts after a cancel. */
export class BatchWatch {
  /** Batches that could only be made because the provider or the clocks misled us. */
  readonly excused = new Set<SimBatch>();
  private readonly context: BatchWatchContext;
  private readonly leasedAt = new Map<string, number>();
  private readonly cancelledAt = new Map<string, number>();
  private checkedPrompts = 0;
  private readonly asks = new Map<string, number>();
  /** Those of excused batches too. */
  private readonly allAsks = new Map<string, number>();
  /** Words that the model answered well, by run and word. */
  private readonly answered = new Map<string, SimBatch>();

  constructor(context: BatchWatchContext) {
    this.context = context;
  }

  /** Somebody took the right to create. */
  onLease(row: Batch, step: number): void {
    this.leasedAt.set(row.id, step);
  }

  onCancel(runId: string, step: number): void {
    this.cancelledAt.set(runId, step);
  }

  onCreate(batch: SimBatch): void {
    const runId = this.context.rows.get(batch.row)?.runId ?? '';
    this.checkCancelled(batch, runId);
    this.checkInFlight(batch, runId);
    if (this.isUseless(batch)) this.excused.add(batch);
    const twins = this.context.batches.filter((other) => other.row === batch.row && !this.ranNothing(other));
    this.checkTwins(
      batch,
      twins.filter((other) => !this.excused.has(other)),
    );
  }

  private checkCancelled(batch: SimBatch, runId: string): void {
    const leased = this.leasedAt.get(batch.row) ?? -1;
    if (!batch.isLate && leased > (this.cancelledAt.get(runId) ?? Infinity))
      this.context.report(
        'I13',
        `batch ${batch.shown.id} of run ${runId} was started after the run was cancelled`,
      );
  }

  /** `sure` are those that its creator could know of. */
  private checkTwins(batch: SimBatch, sure: readonly SimBatch[]): void {
    const [first] = sure;
    if (!first) return;
    const isExcused = this.isBeyondUs(batch) || this.context.clocksWereOff();
    if (isExcused || sure.every((other) => this.wasHidden(other)))
      for (const twin of [batch, ...sure]) this.excuse(twin);
    else
      this.context.report(
        'I5',
        `batch row ${batch.row} was submitted as ${first.shown.id} and again as ${batch.shown.id}`,
      );
  }

  /** What it asked counts no longer. */
  private excuse(batch: SimBatch): void {
    this.excused.add(batch);
    const runId = this.context.rows.get(batch.row)?.runId ?? '';
    for (const prompt of this.context.ledger.slice(0, this.checkedPrompts)) {
      if (prompt.batch !== batch) continue;
      for (const word of prompt.request.words) {
        const key = `${runId} ${word}`;
        this.asks.set(key, (this.asks.get(key) ?? 0) - 1);
      }
    }
  }

  /** The prompts that were run since the last look: each word at most so many times a run. */
  checkAsks(): void {
    const { ledger, rows, report } = this.context;
    for (const prompt of ledger.slice(this.checkedPrompts)) {
      const { batch, request } = prompt;
      const row = rows.get(batch.row);
      if (!row) report('I6', `batch ${batch.shown.id} has no row`);
      for (const word of request.words) this.countAsk(prompt, `${row?.runId ?? ''} ${word}`);
    }
    this.checkedPrompts = ledger.length;
  }

  checkAtRest(): void {
    const { batches, rows, report } = this.context;
    for (const batch of batches) {
      const isReferenced = rows.get(batch.row)?.providerBatchId === batch.shown.id;
      if (batch.cancelAsked || batch.isForgotten || this.cameAfterTidying(batch)) continue;
      if (!isTerminal(batch))
        report('I6', `batch ${batch.shown.id} is ${batch.shown.status} and nobody waits for it`);
      else if (!isReferenced && batch.shown.outputFileId !== null) this.checkWaste(batch);
    }
  }

  /** A clock that is hours ahead ends the time in which late batches are looked for. */
  private cameAfterTidying(batch: SimBatch): boolean {
    return this.isStray(batch) && this.context.clocksWereOff();
  }

  /** Waste that nobody could prevent has to be told. */
  private checkWaste(batch: SimBatch): void {
    const { id } = batch.shown;
    const wasSeenLate = batch.isLate || batch.hiddenUntil - batch.createdAt > this.context.leaseMs / 2;
    if (!wasSeenLate && !this.excused.has(batch))
      this.context.report('I6', `batch ${id} was paid for and belongs to no row`);
    else if (!this.context.wasTold(id))
      this.context.report('I6', `batch ${id} was paid for in vain, and nobody was told`);
  }

  /** How often the model was asked about a word in a run, and had to be paid for it. */
  asksOf(runId: string, word: string): number {
    return this.allAsks.get(`${runId} ${word}`) ?? 0;
  }

  /** No word of a run is at the provider twice at the same time. */
  private checkInFlight(batch: SimBatch, runId: string): void {
    if (this.isBeyondUs(batch) || this.context.clocksWereOff()) return;
    const words = new Set(batch.requests.flatMap((request) => request.words));
    for (const other of this.context.batches) {
      if (isTerminal(other) || other.row === batch.row || other.cancelAsked || this.isStray(other)) continue;
      if (this.context.rows.get(other.row)?.runId !== runId) continue;
      const twice = other.requests.flatMap((request) => request.words).find((word) => words.has(word));
      if (twice !== undefined)
        this.context.report(
          'I5',
          `${twice} of run ${runId} is in ${other.shown.id} and in ${batch.shown.id} at once`,
        );
    }
  }

  /** What was answered well is not asked again, unless the answer was lost at the provider. */
  private checkAnswered({ batch, rows, isClean }: AskedPrompt, key: string): void {
    const earlier = this.answered.get(key);
    const word = key.slice(key.indexOf(' ') + 1);
    if (earlier && !this.isLostToUs(earlier) && !this.excused.has(earlier))
      this.context.report(
        'I5',
        `${key} was answered in ${earlier.shown.id} and asked again in ${batch.shown.id}`,
      );
    if (isClean && !batch.isDeaf && rows.some((row) => row.startsWith(`${word}:`)))
      this.answered.set(key, batch);
  }

  /** The provider no longer had it, or one clock said that it had been waited for long enough. */
  private isLostToUs({ isForgotten, isFileGone, isFileLate, unseen }: SimBatch): boolean {
    return (
      isForgotten || isFileGone || ((isFileLate || unseen !== undefined) && this.context.clocksWereOff())
    );
  }

  private countAsk(prompt: AskedPrompt, key: string): void {
    this.allAsks.set(key, (this.allAsks.get(key) ?? 0) + 1);
    if (this.excused.has(prompt.batch)) return;
    this.checkAnswered(prompt, key);
    const asks = (this.asks.get(key) ?? 0) + 1;
    this.asks.set(key, asks);
    if (asks > limits.attempts) this.context.report('I5', `${key} was asked ${String(asks)} times`);
  }

  /** Made by the network rather than by us. */
  private isBeyondUs({ isLate, isRepeat }: SimBatch): boolean {
    return isLate || isRepeat;
  }

  /** Made by the network when its row could not take it over any more. */
  private isUseless(batch: SimBatch): boolean {
    const status = this.context.rows.get(batch.row)?.status;
    return this.isBeyondUs(batch) && status !== 'prepared' && status !== 'creating';
  }

  /** A batch that nobody could know of in time, or that was made twice for such a reason. */
  private isStray(batch: SimBatch): boolean {
    return this.isBeyondUs(batch) || batch.hiddenUntil > batch.createdAt || this.excused.has(batch);
  }

  private ranNothing(batch: SimBatch): boolean {
    return isTerminal(batch) && !this.context.ledger.some((prompt) => prompt.batch === batch);
  }

  /** Whether a creator that looked before it created could not see the batch. */
  private wasHidden({ createdAt, hiddenUntil, isLate, isForgotten }: SimBatch): boolean {
    if (isForgotten) return true;
    const isUnusual = isLate || hiddenUntil > createdAt;
    return isUnusual && hiddenUntil > this.context.now() - this.context.leaseMs;
  }
}
