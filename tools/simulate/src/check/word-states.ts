import {
  canonicalForm,
  isKnown,
  isLive,
  isOfLaterRun,
  judgeIdOf,
  type Opinion,
  type Run,
} from '@word-list/domain';
import type { Report } from './violation.ts';
import { keyOf, type PartView, type WordsView } from './words-view.ts';

/** How a word of a run ended. */
export type End = 'known' | 'scored' | 'failed' | 'cancelled';

const ends = ['known', 'scored', 'failed', 'cancelled'] as const satisfies readonly End[];

interface PartState {
  readonly open: Set<string>;
  readonly ended: Record<End, number>;
}

export interface WordStatesContext {
  readonly report: Report;
  readonly partWords: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows each word of each run through its states, from what rows say alone: claims, waits, failures and scores.
 * The counters of parts have to tell the same.
 */
export class WordStates {
  /** By run and text. */
  readonly ended = new Map<string, End>();
  private readonly context: WordStatesContext;
  private readonly parts = new Map<string, PartState>();

  constructor(context: WordStatesContext) {
    this.context = context;
  }

  observe(before: WordsView, after: WordsView): void {
    for (const [key, row] of after.parts) {
      const state = this.parts.get(key);
      if (state) this.follow(state, { before, after, row });
      else this.enter(key, row, after);
    }
    for (const key of before.parts.keys())
      if (!after.parts.has(key)) this.context.report('I2', `part ${key} is gone`);
    this.checkNewClaims(before, after);
    this.checkClaims(after);
    this.checkWaits(after);
    this.checkEnds(before, after);
  }

  /** How many words of a run ended in which way. */
  countOf(runId: string): Record<End, number> {
    const count = { known: 0, scored: 0, failed: 0, cancelled: 0 };
    for (const [key, { ended }] of this.parts)
      if (key.startsWith(`${runId} `)) for (const end of ends) count[end] += ended[end];
    return count;
  }

  private isOpen(view: WordsView, row: PartView, text: string): boolean {
    const claim = view.claims.get(text);
    const isClaimed = claim?.runId === row.runId && claim.part === row.part;
    const isWaiting = view.waits.get(keyOf(row.runId, text)) === row.part;
    if (isClaimed && isWaiting) this.context.report('I1', `${text} of run ${row.runId} is claimed and waits`);
    return isClaimed || isWaiting;
  }

  /** A part that was classified just now: what is not open has to be known, unless all was cancelled or failed. */
  private enter(key: string, row: PartView, view: WordsView): void {
    const { report, partWords } = this.context;
    const words = partWords.get(key);
    if (!words) {
      report('I1', `part ${key} is in no manifest`);
      return;
    }
    const open = new Set(words.filter((text) => this.isOpen(view, row, text)));
    const rest = words.filter((text) => !open.has(text));
    const end = ends.find((candidate) => row[candidate] > 0) ?? 'known';
    const state: PartState = { open, ended: { known: 0, scored: 0, failed: 0, cancelled: 0 } };
    this.parts.set(key, state);
    for (const text of rest) this.end(state, row, { text, end, view });
    this.checkCounters(state, row);
  }

  private follow(
    state: PartState,
    { before, after, row }: { before: WordsView; after: WordsView; row: PartView },
  ): void {
    const vanished = [...state.open].filter((text) => !this.isOpen(after, row, text));
    const earlier = before.parts.get(keyOf(row.runId, row.part));
    for (const text of vanished) {
      const hasFailed = after.failures.has(keyOf(row.runId, text));
      const grown = ends.find((end) => end !== 'failed' && row[end] > (earlier?.[end] ?? 0));
      state.open.delete(text);
      const end = hasFailed ? 'failed' : grown;
      if (end) this.end(state, row, { text, end, view: after });
      else this.context.report('I1', `${text} of run ${row.runId} left its part and was not counted`);
    }
    this.checkCounters(state, row);
  }

  private end(
    state: PartState,
    row: PartView,
    { text, end, view }: { text: string; end: End; view: WordsView },
  ): void {
    const { report } = this.context;
    const key = keyOf(row.runId, text);
    const earlier = this.ended.get(key);
    if (earlier) report('I2', `${text} of run ${row.runId} ended as ${earlier} and again as ${end}`);
    this.ended.set(key, end);
    state.ended[end] += 1;
    const run = view.runs.get(row.runId);
    if (!run) return;
    if (end === 'scored' && !opinionsOf(view, text).some((opinion) => isOfRunOrLater(opinion, run)))
      report('I1', `${text} of run ${run.id} counts as scored and has no score`);
    if (end === 'known' && !isKnownTo(view, run, text))
      report('I1', `${text} of run ${run.id} counts as known and is not`);
    if (end === 'cancelled' && run.status !== 'cancelling' && isLive(run))
      report('I2', `${text} of run ${run.id} was cancelled although nobody cancelled the run`);
  }

  private checkCounters(state: PartState, row: PartView): void {
    const wrong = ends.filter((end) => state.ended[end] !== row[end]);
    if (wrong.length === 0) return;
    const told = wrong.map((end) => `${end} ${String(row[end])} instead of ${String(state.ended[end])}`);
    this.context.report('I3', `part ${row.part} of run ${row.runId} counts ${told.join(', ')}`);
  }

  /** A word that a run knows the score of is not claimed by it. */
  private checkNewClaims(before: WordsView, after: WordsView): void {
    for (const [text, claim] of after.claims) {
      if (before.claims.get(text)?.runId === claim.runId) continue;
      const run = after.runs.get(claim.runId);
      if (run && isKnownTo(after, run, text))
        this.context.report('I5', `${text} is known to run ${run.id} and is claimed by it`);
    }
  }

  private checkClaims({ claims }: WordsView): void {
    for (const [text, { runId, part }] of claims)
      if (!this.parts.get(keyOf(runId, part))?.open.has(text))
        this.context.report(
          'I2',
          `${text} is claimed by part ${part} of run ${runId} although it ended there`,
        );
  }

  private checkWaits({ waits }: WordsView): void {
    for (const [key, part] of waits) {
      const [runId = '', text = ''] = key.split(' ');
      if (!this.parts.get(keyOf(runId, part))?.open.has(text))
        this.context.report('I2', `${text} waits in run ${runId} although it ended there`);
    }
  }

  private checkEnds(before: WordsView, after: WordsView): void {
    for (const [id, run] of after.runs)
      if (!isLive(run) && before.runs.get(id)?.status !== run.status) this.checkEnded(run, after);
  }

  private checkEnded(run: Run, { claims, waits }: WordsView): void {
    const { report } = this.context;
    const open = [...claims.values()].filter(({ runId }) => runId === run.id).length;
    const waiting = [...waits.keys()].filter((key) => key.startsWith(`${run.id} `)).length;
    if (open + waiting > 0)
      report(
        'I4',
        `run ${run.id} ended as ${run.status} with ${String(open)} claims and ${String(waiting)} waits`,
      );
    if (!run.manifest) return;
    const count = this.countOf(run.id);
    const total = ends.reduce((sum, end) => sum + count[end], 0);
    if (total !== run.manifest.accepted)
      report(
        'I4',
        `run ${run.id} ended as ${run.status} with ${String(total)} of ${String(run.manifest.accepted)} words`,
      );
    if (run.status === 'complete' && count.failed + count.cancelled > 0)
      report('I4', `run ${run.id} is complete although words failed or were cancelled`);
    if (run.status === 'complete_with_failures' && count.failed === 0)
      report('I4', `run ${run.id} is complete_with_failures without failures`);
  }
}

/** The opinions of a word, whoever holds them. */
function opinionsOf({ opinions, judges }: WordsView, text: string): Opinion[] {
  return [...judges.keys()].flatMap((judge) => opinions.get(keyOf(canonicalForm(text), judge)) ?? []);
}

function isOfRunOrLater(opinion: Opinion, run: Run): boolean {
  return opinion.judge === judgeIdOf(run) && (opinion.runId === run.id || isOfLaterRun(opinion, run));
}

function isKnownTo(view: WordsView, run: Run, text: string): boolean {
  return opinionsOf(view, text).some((opinion) => isKnown(opinion, view.judges.get(opinion.judge), run));
}
