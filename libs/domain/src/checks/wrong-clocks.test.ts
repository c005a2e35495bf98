import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock, memoryPipeline } from '../testing/index.ts';

const url = 'https://lists.example/words.txt';
const hour = 3600_000;

/** What happens while the clock is ahead; each leaves other stored times behind. */
const beginnings = {
  'a batch was refused and waits': (world: World) => world.model.faultNext({ refuse: 'rate_limit_exceeded' }),
  'a create was doubtful, its lease runs': (world: World) => world.model.faultNext({ doubt: 'not_created' }),
  'a create was doubtful and made a batch': (world: World) => world.model.faultNext({ doubt: 'created' }),
  'a batch was submitted': () => undefined,
  'a message was lost, and is to be sent again': (world: World) =>
    void world.queues.uploadSourceChunks.take(),
  'a batch is gone at the provider': (world: World) => {
    world.model.hold();
  },
} as const;

const openWorld = () => memoryPipeline({ lists: { [url]: 'tree\nfig\n' }, clock: fixedClock() });
type World = ReturnType<typeof openWorld>;

describe('a clock that was ahead and then corrected', () => {
  it.each(Object.keys(beginnings) as (keyof typeof beginnings)[])(
    'does not stop a run, however far it was ahead: %s',
    async (beginning) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 2 * hour, max: 400 * 24 * hour }), async (ahead) => {
          const world = openWorld();
          world.clock.advance(ahead);
          const runId = await world.startRun();
          beginnings[beginning](world);
          await world.deliver();
          await world.check();
          await world.deliver();
          if (beginning === 'a batch is gone at the provider') {
            world.model.forget(world.model.batches[0]?.id ?? '');
            world.model.release();
          }

          world.clock.advance(-ahead);
          const run = await world.runToEnd(runId, { ticks: 6 * 60 * 2, seconds: 10 });

          expect(run.status).toBe('complete');
        }),
        { numRuns: 10 },
      );
    },
  );
});
