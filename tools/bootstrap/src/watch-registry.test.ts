import { expect, it } from 'vitest';
import { makeRegistryWatch } from './watch-registry.cjs';

const failures = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `npm http fetch GET http://r.test/p${n} attempt 1 failed with ENOTFOUND\n`,
  ).join('');

const watchAt = (started: number) => {
  const clock = { time: started };
  return { clock, watch: makeRegistryWatch(() => clock.time) };
};

it('gives up after 15 s of nothing but failures', () => {
  const { clock, watch } = watchAt(5_000);
  watch.read(failures(10));
  clock.time = 20_000;
  expect(watch.isUnreachable()).toBe(false);

  clock.time = 20_001;

  expect(watch.isUnreachable()).toBe(true);
});

it('takes a few failures for bad luck', () => {
  const { clock, watch } = watchAt(0);

  watch.read(failures(9));
  clock.time = 60_000;

  expect(watch.isUnreachable()).toBe(false);
});

it.each([
  'npm http fetch GET 200 http://r.test/zod 20ms (cache miss)',
  'npm http fetch GET 304 http://r.test/zod 20ms (cache revalidated)',
  'npm http cache http://r.test/zod 2ms (cache hit)',
])('leaves it to npm once something came: %s', (line) => {
  const { clock, watch } = watchAt(0);
  watch.read(line);

  watch.read(failures(50));
  clock.time = 600_000;

  expect(watch.isUnreachable()).toBe(false);
});

it('gives up after two minutes of silence', () => {
  const { clock, watch } = watchAt(0);
  clock.time = 120_000;
  expect(watch.isUnreachable()).toBe(false);

  clock.time = 120_001;

  expect(watch.isUnreachable()).toBe(true);
});
