import { expect, it } from 'vitest';
import { scoreUnreliably } from '../testing/score-unreliably.ts';

const minutes = 60_000;
const words = 5000;
const everyDeed = ['answer', 'busy', 'cut', 'error', 'page', 'reset', 'slow', 'stall'];

it(
  'completes 5,000 words through a model that fails, stalls and limits its rate, each asked once',
  async () => {
    const model = await scoreUnreliably({ words, killsAfter: [], seed: 11 });

    expect([...model.deeds.keys()].toSorted()).toEqual(everyDeed);
    expect(model.prompts()).toBe(words / 50);
    expect(new Set(model.answeredTimes.values())).toEqual(new Set([1]));
  },
  15 * minutes,
);

it(
  'completes them just so when everything is killed and started again, twice',
  async () => {
    const model = await scoreUnreliably({ words, killsAfter: [25, 60], seed: 12 });

    expect([...model.deeds.keys()].toSorted()).toEqual(everyDeed);
    expect([...model.answeredTimes.values()].filter((times) => times > 1).length).toBeLessThanOrEqual(
      2 * 4 * 50,
    );
  },
  20 * minutes,
);
