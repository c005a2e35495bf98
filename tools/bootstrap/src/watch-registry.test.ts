import { expect, it } from 'vitest';
import { makeRegistryWatch } from './watch-registry.cjs';

const failures = (attempt: number, count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `npm http fetch GET http://r.test/p${n} attempt ${attempt} failed with ENOTFOUND`,
  ).join('\n');

it('gives up when nothing but second tries failed', () => {
  const watch = makeRegistryWatch(() => 0);
  watch.read(failures(1, 500));
  expect(watch.isUnreachable()).toBe(false);

  watch.read(failures(2, 10));

  expect(watch.isUnreachable()).toBe(true);
});

it.each([
  'npm http fetch GET 200 http://r.test/zod 20ms (cache miss)',
  'npm http fetch GET 304 http://r.test/zod 20ms (cache revalidated)',
  'npm http cache http://r.test/zod 2ms (cache hit)',
])('leaves it to npm once something came: %s', (line) => {
  let time = 0;
  const watch = makeRegistryWatch(() => time);
  watch.read(line);

  watch.read(failures(2, 50));
  time = 600_000;

  expect(watch.isUnreachable()).toBe(false);
});

it('gives up after two minutes without any answer', () => {
  let time = 5_000;
  const watch = makeRegistryWatch(() => time);
  time = 125_000;
  expect(watch.isUnreachable()).toBe(false);

  time = 125_001;

  expect(watch.isUnreachable()).toBe(true);
});
