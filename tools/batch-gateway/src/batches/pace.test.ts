import { expect, it } from 'vitest';
import type { Answerer } from '../answers/answerer.ts';
import { makePaceMeter, secondsLeft } from './pace.ts';

const request = { model: 'm', input: 'word' };
const context = { batchNumber: 1, line: 0, signal: new AbortController().signal };

/**
 * A server that takes ten seconds of virtual time for a prompt, and what is seen each second. It answers so many at a
 * time as it is asked, or one after the other.
 */
const follow = async (prompts: number, concurrency: number, isSerial = false) => {
  let now = 0;
  const due: { at: number; answer: () => void }[] = [];
  const slow: Answerer = {
    concurrency,
    answer: () =>
      new Promise((resolve) => {
        const answer = () => resolve({ status: 200, body: {}, usage: { input: 0, output: 0 } });
        const begins = isSerial ? Math.max(now, due.at(-1)?.at ?? 0) : now;
        due.push({ at: begins + 10_000, answer });
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

it.each<[number, number, string]>([
  [18, 1, 'asked one at a time'],
  [18, 4, 'answered together'],
  [20, 4, 'answered together'],
  [3, 4, 'answered together'],
  [200, 8, 'answered together'],
  [12, 4, 'answered one after the other'],
  [18, 4, 'answered one after the other'],
  [60, 8, 'answered one after the other'],
  [16, 8, 'answered together'],
  [5, 4, 'answered together'],
  // As many as are asked at a time, or fewer: all begin at once, and each waits for those before it.
  [2, 4, 'answered one after the other'],
  [3, 4, 'answered one after the other'],
  [5, 8, 'answered one after the other'],
  [8, 8, 'answered one after the other'],
  [9, 8, 'answered one after the other'],
])(
  'tells the time that %d prompts of ten seconds take, %d at a time, %s',
  async (prompts, concurrency, how) => {
    const { seen, seconds } = await follow(prompts, concurrency, how === 'answered one after the other');

    for (const { at, answered, left } of seen) {
      if (answered >= 3) expect(left).toBeDefined();
      if (at < seconds / 2 || left === undefined) continue;
      // Within a third; at the very end within a fifth of a prompt.
      expect(Math.abs(left - (seconds - at))).toBeLessThanOrEqual(Math.max((seconds - at) / 3, 2));
    }
  },
);
