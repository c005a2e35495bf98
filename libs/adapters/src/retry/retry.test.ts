import { expect, it } from 'vitest';
import { type Backoff, untilNoneLeft } from './backoff.ts';
import { mapBounded } from './map-bounded.ts';

const recording = (random = 1): Backoff & { waits: number[] } => {
  const waits: number[] = [];
  return {
    retries: 3,
    firstMs: 10,
    capMs: 25,
    random: () => random,
    pause: async (ms) => void waits.push(ms),
    waits,
  };
};

it('keeps the order of the items whatever finishes first', async () => {
  const results = await mapBounded([30, 10, 20], 3, async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return ms;
  });

  expect(results).toEqual([30, 10, 20]);
});

it('never has more under way than the limit', async () => {
  let running = 0;
  let most = 0;

  await mapBounded(Array.from({ length: 20 }), 4, async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  });

  expect(most).toBe(4);
});

it('begins nothing new after a failure and throws it once the rest is done', async () => {
  const done: number[] = [];

  const mapped = mapBounded([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('one');
    await new Promise((resolve) => setImmediate(resolve));
    done.push(item);
  });

  await expect(mapped).rejects.toThrow('one');
  expect(done).toEqual([2]);
});

it('tries again only what is left, after doubling waits up to the cap', async () => {
  const how = recording();
  const calls: (readonly number[])[] = [];

  const left = await untilNoneLeft([1, 2, 3, 4], how, async (items) => {
    calls.push(items);
    return items.slice(1);
  });

  expect(left).toEqual([]);
  expect(calls).toEqual([[1, 2, 3, 4], [2, 3, 4], [3, 4], [4]]);
  expect(how.waits).toEqual([10, 20, 25]);
});

it('gives back what no try could do', async () => {
  const left = await untilNoneLeft(['a', 'b'], recording(), async (items) => items);

  expect(left).toEqual(['a', 'b']);
});

it('does nothing for nothing', async () => {
  const left = await untilNoneLeft([], recording(), async () => {
    throw new Error('called');
  });

  expect(left).toEqual([]);
});
