import {
  claimLedger,
  correctionStore,
  currentRubric,
  judgeStore,
  listStore,
  makeRubric,
  outcomeWriter,
  runStore,
  type Batch,
  type Rubric,
  type Run,
} from '@word-list/domain';
import {
  countingIds,
  exampleSource,
  memoryPromptStore,
  memorySourceStore,
  revisionOf,
  rowViewLedger,
} from '@word-list/domain/testing';
import type { QueueName } from '@word-list/topology';
import { Checkers } from '../check/checkers.ts';
import type { Invariant, Report, Violation } from '../check/violation.ts';
import type { WordsView } from '../check/words-view.ts';
import { wordsViewer } from '../check/words-viewer.ts';
import { makeRandom, type Random } from '../engine/random.ts';
import { Scheduler, type Observer } from '../engine/scheduler.ts';
import { makeCoverage, type Coverage } from '../faults/coverage.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { SimDatabase, type Picture } from '../sql/sim-database.ts';
import type { ActorName, Task } from '../engine/task.ts';
import { queueOf, type Settings } from './function-bodies.ts';
import { sendersOf } from './senders.ts';
import { simBatchStore } from './sim-batch-store.ts';
import { simChunks } from './sim-chunks.ts';
import { simClock } from './sim-clock.ts';
import { simLog } from './sim-log.ts';
import { SimModel } from './sim-model.ts';
import { SimQueue } from './sim-queue.ts';
import { simSources } from './sim-sources.ts';
import { simViewObjects } from './sim-view-objects.ts';
import { watchedViews } from './watched-views.ts';
import { anyWord, randomLine } from './word-lists.ts';
import type { ServiceName, WorldPorts } from './world-ports.ts';

import type { WorldPlan } from './world-plan.ts';

export const settings: Settings = {
  deployment: 'sim',
  leaseSeconds: 20,
  retryAfterSeconds: 10,
  resendAfterSeconds: 30,
};

/** Dollars per million tokens; the lexicon is free. */
export const prices = {
  'model-1': { input: 1, cachedInput: 0.5, output: 2 },
  'model-2': { input: 2, cachedInput: 1, output: 4 },
};

type OuterPorts = Omit<WorldPorts, 'runs' | 'ledger' | 'judges' | 'outcomes' | 'corrections' | 'lists'>;

/** Changes that a restore loses at most. */
const keptPictures = 12;

const beginning = Date.parse('2026-01-02T03:04:05.678Z');

/** The rubric of the next release: other words for the same scales. */
const nextRubric: Rubric = makeRubric({
  ...currentRubric.document,
  wording: `${currentRubric.document.wording} Think of present-day use.`,
});

export interface WorldOptions {
  readonly plan: WorldPlan;
  readonly faults: FaultPlan;
  readonly observe?: Observer | undefined;
  /** Promises of which nothing is said when they break. */
  readonly spares?: readonly Invariant[] | undefined;
}

/** Everything outside of the functions, in one process and in virtual time. */
export class World {
  readonly plan: WorldPlan;
  readonly faults: FaultPlan;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly coverage: Coverage = makeCoverage();
  readonly violations: Violation[] = [];
  readonly gone = new Set<ServiceName>();
  /** Functions that cannot run just now. */
  readonly down = new Set<ActorName>();
  /** Invocations that died, by function. */
  readonly deaths = new Map<ActorName, number>();
  readonly queues: Readonly<Record<QueueName, SimQueue>>;
  readonly model: SimModel;
  readonly batchRows: ReadonlyMap<string, Batch>;
  readonly checkers: Checkers;
  readonly services: OuterPorts;
  readonly log;
  readonly ids;
  /** Grows with everything that happens but ticks. */
  activity = 0;
  clocksWereOff = false;
  isNextRubric = false;
  readonly database: SimDatabase;
  private readonly spares: readonly Invariant[];
  /** What readers saw last, newest last. */
  private readonly pictures: Picture[] = [];

  constructor({ plan, faults, observe, spares = [] }: WorldOptions) {
    this.plan = plan;
    this.spares = spares;
    this.faults = faults;
    this.random = makeRandom(plan.seed, 'happenings');
    this.scheduler = new Scheduler({
      random: makeRandom(plan.seed, 'schedule'),
      start: beginning,
      isSlow: (step) => faults.strike(`slow/${String(step)}`, ['slow']) !== undefined,
      observe,
    });
    const clock = simClock(this.scheduler);
    this.log = simLog(this.scheduler);
    this.ids = countingIds(clock);
    this.database = new SimDatabase({
      isolation: plan.isolation,
      scheduler: this.scheduler,
      server: plan.server,
      plan: faults,
      random: makeRandom(plan.seed, 'locks'),
      onCommit: () => {
        this.checkers.observeWords();
        this.takePicture();
      },
    });
    this.queues = this.makeQueues();
    const batches = simBatchStore(faults, () => this.scheduler.now);
    this.batchRows = batches.rows;
    this.model = this.makeModel(batches.rows);
    const chunks = simChunks(faults);
    const viewObjects = simViewObjects(faults);
    const ledger = rowViewLedger(this.database.tables, () => new Date(this.scheduler.now));
    const sources = simSources(plan.lists, { plan: faults, change: (text) => this.changeList(text) });
    this.services = {
      sources: memorySourceStore(
        [...plan.lists.keys()].map((url) => exampleSource({ id: url, url, name: url })),
      ),
      fetcher: sources.fetcher,
      chunks: chunks.store,
      batches: batches.store,
      prompts: memoryPromptStore(),
      model: this.model.port(),
      ...watchedViews({ views: ledger, viewObjects: viewObjects.store }, this),
      ...sendersOf(this.queues),
    };
    this.checkers = new Checkers({
      report: this.report,
      view: wordsViewer(this.database.tables),
      objects: chunks.objects,
      broken: chunks.broken,
      views: {
        rows: () => this.database.tables.views.current,
        objects: viewObjects.objects,
        broken: viewObjects.broken,
      },
      versions: sources.versions,
      rows: batches.rows,
      model: this.model,
      rubricOf: (id) => [currentRubric, nextRubric].find((rubric) => rubric.id === id),
      now: () => this.scheduler.now,
      step: () => this.scheduler.steps,
      leaseMs: settings.leaseSeconds * 1000,
      wasTold: (id) => this.log.accused.has(id),
      clocksWereOff: () => this.clocksWereOff,
    });
  }

  readonly report: Report = (invariant, message) => {
    if (this.spares.includes(invariant)) return;
    this.scheduler.observe('VIOLATION', `${invariant}: ${message}`);
    this.violations.push({ invariant, message, step: this.scheduler.steps });
  };

  /** All ports, with a connection of the task's own to the words database. */
  portsFor(task: Task): WorldPorts {
    const session = this.database.session(task);
    return {
      ...this.services,
      runs: runStore(session),
      ledger: claimLedger(session),
      judges: judgeStore(session),
      outcomes: outcomeWriter(session),
      corrections: correctionStore(session),
      lists: listStore(session),
    };
  }

  get view(): WordsView {
    return this.checkers.view;
  }

  get rubric(): Rubric {
    return this.isNextRubric ? nextRubric : currentRubric;
  }

  /** What is in the words database, for those who only read. */
  get tables(): SimDatabase['tables'] {
    return this.database.tables;
  }

  run(id: string): Run | undefined {
    return this.view.runs.get(id);
  }

  /** What readers see goes back to an earlier moment; false when there is none with other words. */
  goBack(): boolean {
    const now = revisionOf(this.tables.revision);
    const earlier = this.pictures.filter(({ revision }) => revision.get('1')?.value !== now.value);
    if (earlier.length === 0) return false;
    const picture = this.random.pick(earlier);
    this.scheduler.observe('database', `is restored to revision ${String(picture.revision.get('1')?.value)}`);
    this.checkers.views.putBack();
    this.database.restore(picture, { withViews: this.random.chance(0.5) });
    this.checkers.observeRestored();
    return true;
  }

  /** What an operator does after a restore. */
  renewEpoch(): void {
    this.scheduler.observe('database', 'has a new epoch');
    this.tables.revision.put({ ...revisionOf(this.tables.revision), epoch: this.ids.next() });
  }

  private takePicture(): void {
    if (this.pictures.at(-1)?.revision === this.tables.revision.current) return;
    this.pictures.push(this.database.picture());
    if (this.pictures.length > keptPictures) this.pictures.shift();
  }

  private makeQueues(): Record<QueueName, SimQueue> {
    const make = (name: QueueName): SimQueue =>
      new SimQueue({
        name,
        now: () => this.scheduler.now,
        plan: this.faults,
        random: makeRandom(this.plan.seed, name),
      });
    return {
      'upload-source-chunks-queue': make('upload-source-chunks-queue'),
      'process-source-chunk-queue': make('process-source-chunk-queue'),
      'query-words-queue': make('query-words-queue'),
      'update-batch-queue': make('update-batch-queue'),
      'update-words-queue': make('update-words-queue'),
    };
  }

  private makeModel(rows: ReadonlyMap<string, Batch>): SimModel {
    const random = makeRandom(this.plan.seed, 'model');
    return new SimModel({
      seed: this.plan.seed,
      scheduler: this.scheduler,
      plan: this.faults,
      pace: this.plan.pace,
      random,
      runOf: (row) => rows.get(row)?.runId ?? '',
      someWord: () => anyWord(random, this.plan.pool),
      onCreate: (batch) => {
        this.activity += 1;
        this.checkers.batches.onCreate(batch);
      },
    });
  }

  private changeList(text: string): string {
    const lines = text.split('\n');
    lines.splice(this.random.below(lines.length), 1, randomLine(this.random, this.plan.pool));
    return lines.join('\n');
  }
}

export const queueNames = Object.values(queueOf);
