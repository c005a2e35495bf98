import { DatabaseUnavailable } from '@word-list/domain';
import { Task } from '../engine/task.ts';
import { InjectedError } from '../faults/injected-error.ts';
import { makeReader } from './reader.ts';
import { simClock } from './sim-clock.ts';
import type { World } from './world.ts';

const minute = 60_000;
const spans = [40 * minute, 240 * minute];
const instances = 2;
const reads = 12;
/** How often an instance that has answered is replaced by a new one. */
const replaced = 0.3;

/** People who read lists, from instances of api-words. */
export class Readers {
  private readonly world: World;
  private readonly instances: readonly Instance[];

  constructor(world: World) {
    this.world = world;
    this.instances = Array.from({ length: instances }, () => makeInstance(world));
  }

  /** Lets them come now and then. */
  plan(): void {
    const { plan, random, scheduler } = this.world;
    for (let index = 0; index < reads; index += 1)
      this.readAt(scheduler.now + random.below(random.pick(spans)), random.pick([...plan.lists.keys()]));
  }

  /** Lets some come to a list to which something was done just now. */
  comeSoon(source: string): void {
    const { random, scheduler } = this.world;
    for (const withinMs of [300, 1500, 4000]) this.readAt(scheduler.now + random.below(withinMs), source);
  }

  /** Every list, by every instance, and then by new ones. */
  async readAll(): Promise<void> {
    for (const _ of ['old', 'new']) {
      for (const source of this.world.plan.lists.keys())
        for (const instance of this.instances) await instance.read(source);
      for (const instance of this.instances) instance.replace();
    }
  }

  /** New instances take the place of some. */
  replaceSome(): void {
    for (const instance of this.instances) if (this.world.random.chance(0.5)) instance.replace();
  }

  private readAt(time: number, source: string): void {
    const { random, scheduler } = this.world;
    scheduler.at(time, () => {
      const instance = random.pick(this.instances);
      const isLast = random.chance(replaced);
      void instance.read(source).then(() => {
        if (isLast) instance.replace();
      });
    });
  }
}

interface Instance {
  read(source: string): Promise<void>;
  /** A new one takes its place, which knows nothing; not while it is asked. */
  replace(): void;
}

/** An instance of api-words that may die like any function: the next reader then meets a new one. */
function makeInstance(world: World): Instance {
  const { scheduler, gone, checkers, report } = world;
  let ordinal = 0;
  let living: { task: Task; reader: ReturnType<typeof makeReader>; readers: number } | undefined;
  const start = () => {
    const task = new Task({ actor: 'api-words', ordinal: (ordinal += 1), skewMs: 0, nextRelease: false });
    task.whenDead(() => (living = undefined));
    const call = async (service: 'database' | 'bucket', label: string): Promise<void> => {
      await scheduler.park(task, label);
      if (gone.has(service)) throw new InjectedError(`${service} does not answer`);
    };
    const reader = makeReader({
      tables: world.tables,
      objects: {
        get: async (key) => {
          await call('bucket', key);
          return world.services.chunks.get(key);
        },
      },
      views: {
        get: async (key) => {
          await call('bucket', key);
          return world.services.viewObjects.get(key);
        },
      },
      clock: simClock(scheduler),
      query: (label) => call('database', label),
      onError: (error) => scheduler.observe(task.name, String(error)),
    });
    return { task, reader, readers: 0 };
  };
  return {
    replace() {
      if (living?.readers === 0) scheduler.kill(living.task);
    },
    async read(source) {
      living ??= start();
      const instance = living;
      const { task, reader } = instance;
      const askedAt = scheduler.now;
      instance.readers += 1;
      try {
        const answer = await reader.read(source);
        scheduler.observe(task.name, `tells ${answer.words.size} words of ${source}`);
        checkers.readers.check(answer);
      } catch (error) {
        scheduler.observe(task.name, `answers ${String(error)}`);
        if (error instanceof DatabaseUnavailable) checkers.readers.checkRefused({ source, askedAt });
        else if (!(error instanceof InjectedError)) report('I17', `a reader got no answer: ${String(error)}`);
      } finally {
        instance.readers -= 1;
      }
    },
  };
}
