import type { Run } from '@word-list/domain';
import { isLive } from '@word-list/domain';
import { queueOf, type QueueFunction } from './function-bodies.ts';
import type { WorldLife } from './world-life.ts';
import type { ServiceName } from './world-ports.ts';
import type { PlannedRun } from './world-plan.ts';
import { planEdits } from './edits.ts';
import { queueNames, type World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

const services: readonly ServiceName[] = ['database', 'tables', 'bucket', 'queues', 'model', 'source'];

/** Kills some running task now and then. */
export const strikeTasks = ({ faults, scheduler }: World): void => {
  if (faults.isOver || !faults.strike(`kill/${String(scheduler.steps)}`, ['kill'])) return;
  const task = scheduler.someTask();
  if (task) scheduler.kill(task);
};

/** Everything that happens to a world from outside: runs are started and cancelled, services go and come back. */
export const planHappenings = (world: World, life: WorldLife): void => {
  const { scheduler, plan } = world;
  planOutages(world);
  planDowntime(world);
  planPurges(world);
  life.readers.plan();
  planEdits(world, life.operator, life.readers);
  for (const [index, planned] of plan.runs.entries())
    scheduler.at(scheduler.now + planned.at, () => void begin(world, life, { planned, index }));
};

function planOutages({ faults, random, scheduler, gone }: World): void {
  for (let index = 0; index < 2; index += 1) {
    const service = random.pick(services);
    const from = scheduler.now + random.below(20 * minute);
    const until = from + random.pick([10_000, 5 * minute, 3 * hour]);
    if (!faults.strike(`outage/${String(index)}`, ['outage'])) continue;
    scheduler.at(from, () => {
      scheduler.observe(service, 'is gone');
      gone.add(service);
    });
    scheduler.at(until, () => {
      scheduler.observe(service, 'is back');
      gone.delete(service);
    });
  }
}

function planDowntime({ faults, random, scheduler, down }: World): void {
  // Most happens in query-words, and most can be half done when it stays away.
  const actor = random.chance(0.4) ? 'query-words' : random.pick(Object.keys(queueOf) as QueueFunction[]);
  const from = scheduler.now + random.below(10 * minute);
  const until = from + random.pick([hour, 20 * hour]);
  if (!faults.strike('downtime', ['function-down'])) return;
  scheduler.at(from, () => {
    scheduler.observe(actor, 'cannot run');
    down.add(actor);
  });
  scheduler.at(until, () => {
    scheduler.observe(actor, 'can run again');
    down.delete(actor);
  });
}

function planPurges({ faults, random, scheduler, queues }: World): void {
  const name = random.pick(queueNames);
  const at = scheduler.now + random.below(20 * minute);
  if (!faults.strike('purge', ['queue-deleted'])) return;
  scheduler.at(at, () => {
    scheduler.observe(name, `loses ${String(queues[name].size)} messages`);
    queues[name].purge();
  });
}

async function begin(
  world: World,
  life: WorldLife,
  of: { planned: PlannedRun; index: number },
): Promise<void> {
  const { random, scheduler } = world;
  world.activity += 1;
  if (world.faults.strike(`rubric/${String(of.index)}`, ['rubric-change'])) world.isNextRubric = true;
  const run = await life.operator.start(of.planned, `start-${String(of.index)}`);
  if (!run) return;
  scheduler.at(scheduler.now + random.below(5 * minute), () => void life.operator.show(run.id));
  watchCancel(world, life, run);
  restartOnce(world, life, run);
}

function watchCancel(world: World, life: WorldLife, run: Run): void {
  const { faults, random, scheduler, activity } = world;
  const after = random.below(random.chance(0.5) ? 2 * minute : 30 * minute);
  if (!faults.strike(`cancel/${run.id}`, ['cancel'])) return;
  scheduler.at(scheduler.now + after, () => {
    world.activity = activity + 1;
    void life.operator.cancel(run.id);
  });
}

function restartOnce(world: World, life: WorldLife, run: Run): void {
  const { faults, random, scheduler } = world;
  if (!faults.strike(`restart/${run.id}`, ['restart'])) return;
  const look = (): void => {
    const now = world.run(run.id);
    if (now && isLive(now)) scheduler.at(scheduler.now + 5 * minute, look);
    else void life.operator.retry(run.id, `retry-${run.id}`);
  };
  scheduler.at(scheduler.now + random.below(20 * minute), look);
}
