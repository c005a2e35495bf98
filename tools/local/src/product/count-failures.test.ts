import { expect, it } from 'vitest';
import { countFailures } from './count-failures.ts';

const apiWith = (...pages: string[][]) => ({
  async *failures() {
    for (const reasons of pages)
      yield await Promise.resolve(
        reasons.map((reason, index) => ({ text: `w${String(index)}`, reason, attempts: 1 })),
      );
  },
});

it('counts words by the name of their reason, over pages, with one sample of what the server said', async () => {
  const api = apiWith(
    ['missing', 'request_failed: 500: no room: 7 left', 'request_failed: 500: no room: 9 left'],
    ['missing', 'request_failed: 502', 'bad_row: “Sure, here”'],
  );

  expect(await countFailures(api, 'run')).toEqual({
    missing: { count: 2, sample: undefined },
    request_failed: { count: 3, sample: '500: no room: 7 left' },
    bad_row: { count: 1, sample: '“Sure, here”' },
  });
});
