import type { RunStore, ViewLedger } from '@word-list/domain';
import { never, Task, type ActorName } from '../engine/task.ts';
import { Caller } from '../faults/caller.ts';
import { faultyPorts } from '../faults/faulty-ports.ts';
import {
  checkFunction,
  publishFunction,
  queueFunctions,
  queueOf,
  type FunctionPorts,
  type QueueFunction,
} from './function-bodies.ts';
import { FunctionHost, type Returned } from './function-host.ts';
import { Operator } from './operator.ts';
import { Readers } from './reads.ts';
import { ScheduleHost } from './schedule-host.ts';
import { simClock } from './sim-clock.ts';
import type { Variant } from './variant.ts';
import { prices, settings, type World } from './world.ts';
import { ofNextRelease, sendersOf } from './senders.ts';
import type { WorldPorts } from './world-ports.ts';

const minute = 60_000;
const slowMs = 40_000;
const clockJumps = [-60 * minute, -2 * minute, 2 * minute, 60 * minute];

/** The functions whose messages carry all that they need, or name rows that have to be there. */
const sound: readonly ActorName[] = ['query-words', 'update-batch', 'update-words'];

/** Brings a world to life: functions that are called by queues and the schedule, and an operator. */
export class WorldLife {
  readonly operator: Operator;
  readonly readers: Readers;
  private readonly world: World;
  private readonly variant: Variant;
  private readonly ordinals = new Map<ActorName, number>();
  private readonly nextReleaseFrom: number;
  private readonly isSlowProvider: boolean;

  constructor(world: World, variant: Variant) {
    this.world = world;
    this.variant = variant;
    const { scheduler, faults, random } = world;
    this.isSlowProvider = faults.strike('provider', ['slow-provider']) !== undefined;
    const isUpgraded = faults.strike('rollout', ['next-release']) !== undefined;
    this.nextReleaseFrom = isUpgraded ? scheduler.now + random.below(10 * minute) : Infinity;
    for (const actor of Object.keys(queueOf) as QueueFunction[]) this.addFunction(actor);
    this.addSchedule();
    this.readers = new Readers(world);
    this.operator = new Operator({
      scheduler,
      startTask: () => this.startTask('api-sources'),
      portsOf: (task) => this.portsOf(task),
    });
  }

  private addFunction(actor: QueueFunction): void {
    const { scheduler, queues } = this.world;
    const body = this.variant.bodies?.[actor] ?? queueFunctions[actor];
    const host = new FunctionHost(actor, queues[queueOf[actor]], {
      scheduler,
      startTask: () => {
        this.world.activity += 1;
        return this.startTask(actor);
      },
      bodyOf: (_, task) =>
        this.world.down.has(actor) ? () => this.dieAtOnce(task) : body(this.portsOf(task)),
      onReturn: (task, returned) => this.checkReturned(task, returned),
    });
    scheduler.addSource({ nextAt: () => host.nextAt(), act: () => host.deliver() });
  }

  private addSchedule(): void {
    const { scheduler, faults } = this.world;
    const body = this.variant.check ?? checkFunction;
    const host = new ScheduleHost({
      scheduler,
      plan: faults,
      everyMs: this.world.plan.pace.tickMs,
      startTask: () => this.startTask('check-batches'),
      bodyOf: (task) => body(this.portsOf(task)),
      activity: () => this.world.activity,
      onReturn: (task, { failed }) => this.checkAnswered(task, failed),
      isNeeded: () => this.hasUntidied(),
    });
    scheduler.addSource({ nextAt: () => host.nextAt(), act: () => host.tick() });
  }

  /** One more invocation that does nothing but publish, and stands still for so long before it points. */
  publish(standsStillMs = 0): void {
    const { scheduler } = this.world;
    const task = this.startTask('check-batches');
    const ports = this.portsOf(task);
    const views: ViewLedger = {
      ...ports.views,
      point: async (...given) => {
        if (standsStillMs > 0) await scheduler.sleep(task, standsStillMs);
        return ports.views.point(...given);
      },
    };
    publishFunction({ ...ports, views })().catch((error: unknown) => {
      scheduler.observe(task.name, `cannot publish: ${String(error)}`);
    });
  }

  /** True while check-batches has something to look after, or may get it. */
  hasUntidied(): boolean {
    const { runs, tidied } = this.world.view;
    return this.operator.open > 0 || [...runs.values()].some((run) => !tidied.get(run.id));
  }

  private dieAtOnce<Value>(task: Task): Promise<Value> {
    this.world.scheduler.at(this.world.scheduler.now, () => this.world.scheduler.kill(task));
    return never();
  }

  /** An error that a port call ended in has to show: as a failed record, or a failed invocation. */
  private checkAnswered(task: Task, failed: number): void {
    if (task.injectedErrors > 0 && failed === 0)
      this.world.report('I10', `${task.name} swallowed ${String(task.injectedErrors)} errors`);
  }

  /** Where nothing of a message's own can be wrong, it fails for an error of its own, or because nobody can read it. */
  private checkReturned(task: Task, { messages, failed }: Returned): void {
    this.checkAnswered(task, failed);
    const unreadable = messages.filter(({ body }) => !isReadable(body, task)).length;
    if (sound.includes(task.actor) && failed > task.injectedErrors + task.missingFiles + unreadable)
      this.world.report(
        'I12',
        `${task.name} failed ${String(failed)} messages, not all of which had something wrong`,
      );
  }

  private startTask(actor: ActorName): Task {
    const { faults, random, scheduler, deaths } = this.world;
    const ordinal = (this.ordinals.get(actor) ?? 0) + 1;
    this.ordinals.set(actor, ordinal);
    const jumps = faults.strike(`${actor}#${String(ordinal)} clock`, ['clock-jump']) !== undefined;
    if (jumps) this.world.clocksWereOff = true;
    const isNext = scheduler.now > this.nextReleaseFrom + 20 * minute || random.chance(0.5);
    const task = new Task({
      actor,
      ordinal,
      skewMs: jumps ? random.pick(clockJumps) : random.between(-500, 500),
      nextRelease: scheduler.now >= this.nextReleaseFrom && isNext,
    });
    task.whenDead(() => deaths.set(actor, (deaths.get(actor) ?? 0) + 1));
    return task;
  }

  private portsOf(task: Task): FunctionPorts {
    const { world } = this;
    const caller = new Caller(task, {
      scheduler: world.scheduler,
      plan: world.faults,
      coverage: world.coverage,
      gone: world.gone,
    });
    const ports: FunctionPorts = {
      ...faultyPorts(this.watched(task), caller),
      clock: simClock(world.scheduler, task.skewMs),
      ids: world.ids,
      log: world.log,
      prices,
      settings,
      nextRelease: task.nextRelease,
    };
    return this.variant.ports?.(ports, task.actor) ?? ports;
  }

  /** The ports themselves, below the faults: what has to be seen of each call that takes effect. */
  private watched(task: Task): WorldPorts {
    const { checkers, faults, scheduler } = this.world;
    const ports = this.world.portsFor(task);
    const runs: RunStore = { ...ports.runs, create: (run) => ports.runs.create(run, this.world.rubric) };
    return {
      ...ports,
      ...(task.nextRelease ? sendersOf(this.world.queues, ofNextRelease) : {}),
      runs,
      views: {
        ...ports.views,
        due: async (of) => {
          const due = await ports.views.due(of);
          const place = `${task.name} publishes`;
          if (due && faults.strike(place, ['view-twice'])) this.publish();
          return due;
        },
      },
      model: {
        ...ports.model,
        find: async (id) => {
          if (this.isSlowProvider) await scheduler.sleep(task, slowMs);
          return ports.model.find(id);
        },
      },
      batches: {
        ...ports.batches,
        save: async (row) => {
          const isSaved = await ports.batches.save(row);
          if (isSaved && row.status === 'creating') checkers.batches.onLease(row, scheduler.steps);
          return isSaved;
        },
      },
    };
  }
}

/** Whether a release can read a message. */
function isReadable(body: string, { nextRelease }: Task): boolean {
  return (
    /"type":"(part-ready|round-ready|words-again|waits-freed|batch-ended|words-decided)"/u.test(body) &&
    (nextRelease || !/"version":\d{3}/u.test(body))
  );
}
