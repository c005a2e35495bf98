import { showRun } from '@word-list/domain/api';
import { isLive } from '@word-list/domain';
import { checkFailures } from '../check/failure-watch.ts';
import type { End } from '../check/word-states.ts';
import type { Violation } from '../check/violation.ts';
import type { Observer } from '../engine/scheduler.ts';
import { Task } from '../engine/task.ts';
import type { Coverage } from '../faults/coverage.ts';
import type { FaultPlan, Strike } from '../faults/fault-plan.ts';
import { planHappenings, strikeTasks } from './happenings.ts';
import { simClock } from './sim-clock.ts';
import { liveRestored } from './restored.ts';
import { realCode, type Variant } from './variant.ts';
import { WorldLife } from './world-life.ts';
import { enforceLimits, type WorldPlan } from './world-plan.ts';
import { World } from './world.ts';

export interface WorldResult {
  readonly seed: number;
  readonly steps: number;
  readonly strikes: readonly Strike[];
  readonly violations: readonly Violation[];
  readonly coverage: Coverage;
  /** How each word of each run ended, by run and text. */
  readonly ends: ReadonlyMap<string, End>;
}

export interface SimulateOptions {
  readonly plan: WorldPlan;
  readonly faults: FaultPlan;
  readonly variant?: Variant;
  readonly observe?: Observer | undefined;
}

/** So long after faults have stopped one batch cannot be looked up still; other runs must not mind. */
const poisonMs = 120 * 3600_000;

/**
 * Once all faults have stopped, everything has to have come to rest within so much virtual time, and so many steps: half a
 * million, twice over, is what batches take that wait for room at a provider while one of them is stuck for days.
 */
const boundMs = 320 * 3600_000;
const boundSteps = 1_000_000;

interface Calm {
  readonly sinceMs: number;
  readonly sinceStep: number;
}

/** Lets a world live until nothing is left to happen, or a promise is broken. */
export const simulateWorld = async ({
  plan,
  faults,
  variant = realCode,
  observe,
}: SimulateOptions): Promise<WorldResult> => {
  enforceLimits(plan.limits);
  const world = new World({ plan, faults, observe, spares: variant.spares });
  const life = new WorldLife(world, variant);
  const isToBeRestored = faults.strike('restore', ['database-restored']) !== undefined;
  planHappenings(world, life);
  await live(world, life);
  const isRestored = isToBeRestored && (await restore(world, life));
  for (const { kind } of faults.struck.filter((one) => isRestored || one.kind !== 'database-restored'))
    world.coverage.faults.set(kind, (world.coverage.faults.get(kind) ?? 0) + 1);
  const { violations, coverage, scheduler } = world;
  return {
    seed: plan.seed,
    steps: scheduler.steps,
    strikes: faults.struck,
    violations,
    coverage,
    ends: world.checkers.words.ended,
  };
};

async function live(world: World, life: WorldLife): Promise<void> {
  let calm: Calm | undefined;
  while (world.violations.length === 0) {
    calm = calm ? restFrom(world, calm) : calmDown(world);
    strikeTasks(world);
    const happens = await world.scheduler.step();
    world.checkers.batches.checkAsks();
    if (!happens) return checkAtRest(world, life);
    if (calm && world.scheduler.now > calm.sinceMs + poisonMs) healPoison(world);
    if (calm && isOverdue(world, calm)) {
      const open = [...world.view.runs.values()].filter(isLive).map(({ id, status }) => `${id} ${status}`);
      world.report('I4', `no rest after faults stopped: ${open.join(', ') || 'messages or tidying left'}`);
    }
  }
}

/** What began before faults had stopped can last longer: the time to come to rest begins when it is over. */
function restFrom({ gone, down, scheduler }: World, calm: Calm): Calm {
  return gone.size + down.size > 0 ? { sinceMs: scheduler.now, sinceStep: scheduler.steps } : calm;
}

/** Faults stop once the world had its share of them. */
function calmDown({ faults, gone, down, plan, scheduler }: World): Calm | undefined {
  if (scheduler.steps < plan.calmAfterSteps || gone.size + down.size > 0) return undefined;
  faults.stop();
  scheduler.observe('faults', 'have stopped');
  return { sinceMs: scheduler.now, sinceStep: scheduler.steps };
}

async function checkAtRest(world: World, { readers }: WorldLife): Promise<void> {
  world.checkers.batches.checkAsks();
  world.checkers.batches.checkAtRest();
  checkFailures(world.view, {
    report: world.report,
    rows: world.batchRows,
    asksOf: (runId, word) => world.checkers.batches.asksOf(runId, word),
    struck: world.faults.struck,
    deathsOf: (actor) => world.deaths.get(actor) ?? 0,
  });
  checkQueues(world);
  await checkLists(world);
  await checkShownCounts(world);
  await finish(world, readers.readAll());
  for (const run of world.view.runs.values())
    if (isLive(run)) world.report('I4', `run ${run.id} is still ${run.status}`);
}

/** False when nothing was lost by it. */
async function restore(world: World, life: WorldLife): Promise<boolean> {
  if (world.violations.length > 0) return false;
  const isRestored = await finish(world, liveRestored(world, life));
  await finish(world, life.readers.readAll());
  return isRestored;
}

function checkQueues({ queues, report }: World): void {
  for (const { name, poison, deadLetters } of Object.values(queues)) {
    const dead = new Set(deadLetters.map(({ id }) => id));
    const swallowed = poison.filter((id) => !dead.has(id));
    if (swallowed.length > 0)
      report('I10', `${name} lost ${swallowed.join(', ')}: nobody can have read them`);
  }
}

/** A list goes with its source, whatever was under way. */
async function checkLists({ view, services, report }: World): Promise<void> {
  for (const [source, { isGone }] of view.lists)
    if (!isGone && (await services.sources.get(source)) === undefined)
      report('I16', `the list of ${source} is shown, though the source was removed`);
}

async function checkShownCounts(world: World): Promise<void> {
  const task = new Task({ actor: 'api-sources', ordinal: 0, skewMs: 0, nextRelease: false });
  const show = showRun({ ...world.portsFor(task), clock: simClock(world.scheduler) });
  for (const run of world.view.runs.values()) {
    const { counts } = await finish(world, show(run.id));
    const recount = world.checkers.words.countOf(run.id);
    const isSame = Object.entries(recount).every(
      ([end, count]) => counts[end as keyof typeof recount] === count,
    );
    if (!isSame)
      world.report(
        'I3',
        `run ${run.id} shows ${JSON.stringify(counts)}, a recount says ${JSON.stringify(recount)}`,
      );
  }
}

/** Lets the world go on until the promise is kept. */
async function finish<Value>(world: World, promise: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  promise.then(over, over);
  while (!isOver) await world.scheduler.step();
  return promise;
}

/** At the end of the time in which only one batch fails: what does not depend on its run has to be over. */
function healPoison(world: World): void {
  const poisoned = world.model.batches.filter(({ isPoisoned }) => isPoisoned);
  if (poisoned.length === 0) return;
  const runs = new Set(poisoned.map(({ row }) => world.batchRows.get(row)?.runId));
  for (const [text, { runId }] of world.view.claims)
    if (!runs.has(runId))
      world.report('I12', `${text} of run ${runId} is still open, held up by a batch of another run`);
  world.model.heal();
}

function isOverdue({ scheduler }: World, { sinceMs, sinceStep }: Calm): boolean {
  return scheduler.now > sinceMs + boundMs || scheduler.steps > sinceStep + boundSteps;
}
