import { expect, it } from 'vitest';
import { describeGrowth, exponent } from './describe.ts';

it('finds the exponent of a power law', () => {
  expect(exponent({ words: 10, value: 5 }, { words: 1000, value: 500 })).toBeCloseTo(1);
  expect(exponent({ words: 10, value: 7 }, { words: 1000, value: 7 })).toBeCloseTo(0);
  expect(exponent({ words: 10, value: 1 }, { words: 100, value: 100 })).toBeCloseTo(2);
});

it('says how everything grows from the smallest list to the largest', () => {
  const point = (words: number) => ({
    name: String(words),
    words,
    seconds: words / 100,
    stages: {},
    cpuByStage: {},
    cpu: { gateway: words / 50, postgres: words / 50 },
    requests: { sqs: words },
    memory: { gateway: 100 },
  });

  expect(describeGrowth([point(100), point(10_000)])).toBe(
    'time grows with words^1.00\nCPU grows with words^1.00\nrequests grows with words^1.00\nlargest memory grows with words^0.00\n',
  );
  expect(describeGrowth([point(100)])).toBe('');
});
