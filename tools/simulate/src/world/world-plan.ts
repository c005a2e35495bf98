import { limits, type RunMode } from '@word-list/domain';
import type { Isolation, ServerKind } from '@word-list/domain/testing';
import { makeRandom, type Random } from '../engine/random.ts';
import { randomList } from './word-lists.ts';

/** A run that an operator starts. */
export interface PlannedRun {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly url: string;
  readonly mode: RunMode;
  readonly model: string;
  readonly budgetUsd: number | undefined;
}

/** The limits that a small world needs to have several of everything. */
export type SmallLimits = Partial<Record<keyof typeof limits, number>>;

/** How often the schedule ticks, and how long a batch takes most of the time, and at most. */
export interface Pace {
  readonly tickMs: number;
  readonly batchMs: number;
  readonly longBatchMs: number;
}

/** Everything about a world that is settled before it begins, faults aside. */
export interface WorldPlan {
  readonly seed: number;
  readonly limits: SmallLimits;
  readonly pool: number;
  readonly lists: ReadonlyMap<string, string>;
  readonly runs: readonly PlannedRun[];
  /** How the words database isolates transactions. */
  readonly isolation: Isolation;
  /** Whose rules it follows. */
  readonly server: ServerKind;
  /** How fast things go outside of the functions, in milliseconds. */
  readonly pace: Pace;
  /** Faults stop after so many steps, so that everything has to come to rest. */
  readonly calmAfterSteps: number;
}

/** The world of a seed: two or three lists that overlap, and a few runs of them close together. */
export const planWorld = (seed: number): WorldPlan => {
  const random = makeRandom(seed, 'world');
  const pool = random.between(10, 60);
  const lists = random.between(1, 3);
  const texts = Array.from({ length: lists }, (_, index): [string, string] => [
    urlOf(index),
    randomList(random, { lines: random.between(3, 30), pool }),
  ]);
  return {
    seed,
    limits: planLimits(random),
    pool,
    lists: new Map(texts),
    runs: Array.from({ length: random.between(1, 3) }, () => planRun(random, lists)),
    isolation: random.pick(['read committed', 'serializable'] as const),
    pace: { tickMs: 10_000, batchMs: 120_000, longBatchMs: 6_000_000 },
    calmAfterSteps: random.between(150, 900),
    server: random.pick(['postgres', 'cockroach'] as const),
  };
};

const standard = { ...limits };

/** Puts a world's limits in force in this process. The use cases read them each time. */
export const enforceLimits = (small: SmallLimits): void => {
  Object.assign(limits, standard, small);
};

function urlOf(index: number): string {
  return `https://lists.example/${String(index)}.txt`;
}

function planLimits(random: Random): SmallLimits {
  return {
    wordsPerPrompt: random.between(2, 6),
    promptsPerBatch: random.between(1, 3),
    wordsPerChunk: random.between(4, 24),
    rounds: random.between(3, 8),
    submissions: random.between(3, 20),
    resends: random.between(3, 8),
  };
}

function planRun(random: Random, lists: number): PlannedRun {
  return {
    at: random.below(random.chance(0.7) ? 60_000 : 1_200_000),
    url: urlOf(random.below(lists)),
    mode: random.chance(0.7) ? 'new' : random.pick(['stale', 'all'] as const),
    model: random.chance(0.85) ? 'model-1' : random.pick(['lexicon-1', 'model-2']),
    budgetUsd: random.chance(0.8) ? undefined : random.between(2, 60) / 1000,
  };
}
