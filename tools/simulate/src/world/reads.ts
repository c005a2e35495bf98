import { DatabaseUnavailable } from '@word-list/domain';
import { Task } from '../engine/task.ts';
import { InjectedError } from '../faults/injected-error.ts';
import { makeReader } from './reader.ts';
import { simClock } from './sim-clock.ts';
import type { World } from './world.ts';

const minute = 60_000;
const instances = 2;
const reads = 8;

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
      this.readAt(scheduler.now + random.below(40 * minute), random.pick([...plan.lists.keys()]));
  }

  /** Lets some come to a list to which something was done just now. */
  comeSoon(source: string): void {
    const { random, scheduler } = this.world;
    for (const withinMs of [300, 1500, 4000]) this.readAt(scheduler.now + random.below(withinMs), source);
  }

  /** Every list, by every instance. */
  async readAll(): Promise<void> {
    for (const source of this.world.plan.lists.keys())
      for (const instance of this.instances) await instance.read(source);
  }

  private readAt(time: number, source: string): void {
    const { random, scheduler } = this.world;
    scheduler.at(time, () => void random.pick(this.instances).read(source));
  }
}

interface Instance {
  read(source: string): Promise<void>;
}

/** An instance of api-words that may die like any function: the next reader then meets a new one, which knows nothing. */
function makeInstance(world: World): Instance {
  const { scheduler, gone, checkers } = world;
  let ordinal = 0;
  let living: { task: Task; reader: ReturnType<typeof makeReader> } | undefined;
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
      clock: simClock(scheduler),
      query: (label) => call('database', label),
      onError: (error) => scheduler.observe(task.name, String(error)),
    });
    return { task, reader };
  };
  return {
    async read(source) {
      living ??= start();
      const { task, reader } = living;
      const askedAt = scheduler.now;
      try {
        const answer = await reader.read(source);
        scheduler.observe(task.name, `tells ${answer.words.size} words of ${source}`);
        checkers.readers.check(answer);
      } catch (error) {
        scheduler.observe(task.name, `answers ${String(error)}`);
        if (error instanceof DatabaseUnavailable) checkers.readers.checkRefused({ source, askedAt });
        else if (!(error instanceof InjectedError)) throw error;
      }
    },
  };
}
