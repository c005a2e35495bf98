import { expect, it } from 'vitest';
import { scoreUnreliably } from './testing/score-unreliably.ts';

const minutes = 60_000;

it(
  'completes a run through a model that fails, stalls and limits its rate, killed once on the way',
  async () => {
    const model = await scoreUnreliably({ words: 900, killsAfter: [5], seed: 7 });

    expect(model.prompts()).toBeGreaterThanOrEqual(18);
    expect([...model.deeds.keys()].filter((deed) => deed !== 'answer').length).toBeGreaterThan(1);
  },
  6 * minutes,
);
