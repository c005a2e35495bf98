import { expect, it } from 'vitest';
import { drawKills, killTargets } from './kill-schedule.ts';

it('draws the same kills for the same seed, and others for another', () => {
  expect(drawKills(7)).toEqual(drawKills(7));
  expect(drawKills(7)).not.toEqual(drawKills(8));
});

it('hits every target sooner or later, also while the stack starts', () => {
  const kills = Array.from({ length: 100 }, (_, seed) => drawKills(seed)).flat();

  expect(new Set(kills.map(({ target }) => target))).toEqual(new Set(killTargets));
  expect(kills.some(({ whileStarting }) => whileStarting)).toBe(true);
});
