import { setImmediate as turn } from 'node:timers/promises';
import { fixedClock } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { askAtMost } from './ask-at-most.ts';

const makeWorld = () => {
  const clock = fixedClock();
  const waiting: { answer: (value: number) => void; fail: (error: Error) => void }[] = [];
  const question = askAtMost(() => new Promise<number>((answer, fail) => waiting.push({ answer, fail })), {
    everyMilliseconds: 1000,
    clock,
  });
  return { clock, waiting, question };
};

it('asks once for all that want to know within its time, and again after it', async () => {
  const { clock, waiting, question } = makeWorld();

  const together = Promise.all([question(), question()]);
  waiting[0]?.answer(1);
  expect(await together).toEqual([1, 1]);
  clock.advance(999);
  expect(await question()).toBe(1);
  expect(waiting).toHaveLength(1);

  clock.advance(1);
  const later = question();
  waiting[1]?.answer(2);
  expect(await later).toBe(2);
});

it('shares no question that has been on its way for longer', async () => {
  const { clock, waiting, question } = makeWorld();

  const slow = question();
  clock.advance(1000);
  const second = question();
  waiting[1]?.answer(2);
  waiting[0]?.answer(1);

  expect([await slow, await second, await question()]).toEqual([1, 2, 2]);
  expect(waiting).toHaveLength(2);
});

it('keeps no failure, and loses no newer answer to an older failure', async () => {
  const { clock, waiting, question } = makeWorld();

  const failing = question();
  clock.advance(1000);
  const second = question();
  waiting[1]?.answer(2);
  waiting[0]?.fail(new Error('no answer'));
  await expect(failing).rejects.toThrow('no answer');
  expect([await second, await question()]).toEqual([2, 2]);

  clock.advance(1000);
  const third = question();
  waiting[2]?.fail(new Error('no answer'));
  await expect(third).rejects.toThrow('no answer');
  await turn();
  const fourth = question();
  waiting[3]?.answer(4);
  expect(await fourth).toBe(4);
});

it('asks again when the clock was set back, and when asked to', async () => {
  const { clock, waiting, question } = makeWorld();
  const ask = async (how?: { now: boolean }) => {
    const answer = question(how);
    waiting.at(-1)?.answer(waiting.length);
    return answer;
  };

  const first = await ask();
  clock.advance(-1);

  expect([first, await ask(), await ask(), await ask({ now: true }), await ask()]).toEqual([1, 2, 2, 3, 3]);
});
