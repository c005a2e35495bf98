import { expect, it } from 'vitest';
import type { Answerer } from '../answers/answerer.ts';
import { makePaceMeter, secondsLeft } from './pace.ts';

const request = { model: 'm', input: 'word' };
const context = { batchNumber: 1, line: 0, signal: new AbortController().signal };

/** A server that takes ten seconds of virtual time for a prompt, so many at a time, and what is seen each second. */
const follow = async (prompts: number, concurrency: number) => {
  let now = 0;
  const due: { at: number; answer: () => void }[] = [];
  const slow: Answerer = {
    concurrency,
    answer: () =>
      new Promise((resolve) => {
        const answer = () => resolve({ status: 200, body: {}, usage: { input: 0, output: 0 } });
        due.push({ at: now + 10_000, answer });
      }),
  };
  const { answerer, pace } = makePaceMeter(slow, () => now);
  let begun = 0;
  let answered = 0;
  const seen: { at: number; answered: number; left: number | undefined }[] = [];
  const fill = (): void => {
    while (begun < prompts && begun - answered < concurrency) {
      begun += 1;
      void answerer.answer(request, context).then(() => (answered += 1));
    }
  };
  while (answered < prompts) {
    fill();
    seen.push({ at: now / 1000, answered, left: secondsLeft(pace(), prompts - answered) });
    now += 1_000;
    for (const { answer } of due.filter(({ at }) => at === now)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { seen, seconds: now / 1000 };
};

it.each([
  [18, 1],
  [18, 4],
  [20, 4],
  [3, 4],
  [200, 8],
])('tells the time that %d prompts of ten seconds take, %d at a time', async (prompts, concurrency) => {
  const { seen, seconds } = await follow(prompts, concurrency);

  for (const { at, answered, left } of seen) {
    if (answered >= 3) expect(left).toBeDefined();
    if (at < seconds / 2 || left === undefined) continue;
    // Within a third, or within the length of one prompt at the very end.
    expect(Math.abs(left - (seconds - at))).toBeLessThanOrEqual(Math.max((seconds - at) / 3, 1));
  }
});
