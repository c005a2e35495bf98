import { expect, it } from 'vitest';
import { chooseView } from './choose-view.ts';
import { inOffice, judgeOf, type Judge } from './judge.ts';

const judge = (model: string, rank: number | null, rubricId = 'r'): Judge => ({
  ...judgeOf({ model, rubricId, effort: null }),
  ...inOffice,
  rank,
});
const [old, fresh, lexicon, trial] = [
  judge('gpt-a', 1),
  judge('gpt-b', 2),
  judge('lexicon-2', 9),
  judge('gpt-a', null, 'other'),
];
const judges = [lexicon, old, trial, fresh];

it.each([
  ['lexicon-2', { judges: [lexicon], scales: {} }],
  [trial.id, { judges: [trial], scales: {} }],
  ['gpt-a', { judges: [old], scales: {} }],
  ['sentiment:lexicon-2', { judges: [fresh, old, lexicon], scales: { sentiment: lexicon } }],
  ['gpt-b,nsfw:gpt-a', { judges: [fresh], scales: { nsfw: old } }],
])('%s chooses whose scores are shown', (chosen, view) => {
  expect(chooseView(judges, chosen)).toEqual(view);
});

it.each([
  ['gpt', 'there is no judge "gpt"'],
  ['gpt-a,gpt-b', 'names two judges for all'],
  ['nsfw:gpt-a,nsfw:gpt-b', 'names two judges for nsfw'],
  ['', 'there is no judge ""'],
])('%j is refused', (chosen, detail) => {
  expect(() => chooseView(judges, chosen)).toThrow(detail);
});
