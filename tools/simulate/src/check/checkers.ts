import type { Batch, Rubric } from '@word-list/domain';
import { instructions } from '@word-list/domain';
import type { AskedPrompt } from '../world/sim-batch.ts';
import type { SimModel } from '../world/sim-model.ts';
import { BatchWatch } from './batch-watch.ts';
import { EditWatch } from './edit-watch.ts';
import { checkBudgetFailures, checkMoney } from './money-watch.ts';
import { ReaderWatch } from './reader-watch.ts';
import { RunWatch } from './run-watch.ts';
import { ScoreWatch } from './score-watch.ts';
import type { Report } from './violation.ts';
import { ViewWatch, type ViewWatchContext } from './view-watch.ts';
import { WordStates } from './word-states.ts';
import { emptyView, keyOf, type WordsView } from './words-view.ts';

export interface CheckersContext {
  readonly report: Report;
  readonly view: () => WordsView;
  readonly objects: ReadonlyMap<string, string>;
  /** Keys of objects that cannot be read as they were written. */
  readonly broken: ReadonlySet<string>;
  readonly views: Omit<ViewWatchContext, 'report'>;
  readonly versions: ReadonlyMap<string, readonly string[]>;
  readonly rows: ReadonlyMap<string, Batch>;
  readonly model: Pick<SimModel, 'batches' | 'ledger' | 'gone'>;
  readonly rubricOf: (id: string) => Rubric | undefined;
  readonly now: () => number;
  readonly step: () => number;
  readonly leaseMs: number;
  readonly wasTold: (providerBatchId: string) => boolean;
  readonly clocksWereOff: () => boolean;
}

/** All that is watched while a world runs. */
export class Checkers {
  readonly runs: RunWatch;
  readonly words: WordStates;
  readonly batches: BatchWatch;
  readonly readers: ReaderWatch;
  readonly views: ViewWatch;
  private readonly edits: EditWatch;
  private readonly scores: ScoreWatch;
  private readonly context: CheckersContext;
  private last: WordsView = emptyView;

  constructor(context: CheckersContext) {
    const { report, model, rows } = context;
    this.context = context;
    this.runs = new RunWatch({ ...context, isGone: (name) => model.gone.has(name) });
    this.words = new WordStates({ report, partWords: this.runs.partWords });
    this.batches = new BatchWatch({ ...context, batches: model.batches, ledger: model.ledger });
    this.readers = new ReaderWatch({ ...context, partWords: this.runs.partWords });
    this.views = new ViewWatch({ report, ...context.views });
    this.edits = new EditWatch(report);
    this.scores = new ScoreWatch({
      report,
      ledger: model.ledger,
      runOf: (row) => rows.get(row)?.runId ?? '',
      endOf: (runId, text) => this.words.ended.get(keyOf(runId, text)),
      rubricOf: context.rubricOf,
      toldBy: (prompt) => this.toldBy(prompt),
    });
  }

  get view(): WordsView {
    return this.last;
  }

  /** After something was committed to the words database. */
  observeWords(): void {
    const { view, report, step } = this.context;
    const before = this.last;
    const after = view();
    this.last = after;
    for (const [id, run] of after.runs)
      if (run.status === 'cancelling' && before.runs.get(id)?.status !== 'cancelling')
        this.batches.onCancel(id, step());
    this.runs.observe(before, after);
    this.words.observe(before, after);
    this.scores.observe(before, after);
    this.edits.observe(before, after);
    this.readers.observe(after);
    checkMoney(after, report);
    checkBudgetFailures({ before, after }, this.context);
  }

  /** After the words database was restored: its readers see what they saw then. */
  observeRestored(): void {
    this.last = this.context.view();
    this.edits.goBack(this.last);
    this.readers.observe(this.last);
  }

  private toldBy({ batch, request }: AskedPrompt): { instructions: string; model: string } {
    const row = this.context.rows.get(batch.row);
    return { instructions: row ? instructions(row.rubric) : '', model: request.model };
  }
}
