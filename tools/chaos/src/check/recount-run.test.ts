import type { RunView } from '@word-list/domain/api';
import { expect, it } from 'vitest';
import type { Facts } from './read-facts.ts';
import { recountOpen, recountRun } from './recount-run.ts';

const words = ['apple', 'pear', 'plum', 'fig'];

const exact = (): Facts => ({
  words: new Map([
    ['apple', { runId: 'r', score: '1' }],
    ['pear', { runId: 'r', score: '2' }],
    ['plum', { runId: 'earlier', score: '3' }],
  ]),
  failures: new Map([['r fig', 'missing']]),
  claims: 0,
  waits: 0,
});

const view = (counts: Partial<RunView['counts']> = {}, status = 'complete_with_failures'): RunView =>
  ({
    id: 'r',
    status,
    reason: null,
    counts: {
      ...{ accepted: 4, known: 1, scored: 2, failed: 1, cancelled: 0 },
      ...{ claimed: 0, waiting: 0, unclassified: 0 },
      ...counts,
    },
  }) as unknown as RunView;

it('finds nothing wrong with a run whose counts are those of the rows', () => {
  expect(recountRun({ view: view(), words }, exact())).toEqual([]);
});

it.each<[string, RunView, RegExp]>([
  ['a count too high', view({ scored: 3 }), /scored: the API shows 3, a recount 2/u],
  ['a count too low', view({ known: 0 }), /known: the API shows 0, a recount 1/u],
  ['words of the list that were not accepted', view({ accepted: 3 }), /accepted/u],
  ['open words', view({ claimed: 1 }), /1 words are still open/u],
  ['a run that failed', view({}, 'failed'), /ended as failed/u],
  ['a status that hides failures', view({}, 'complete'), /yet 1 failed/u],
])('names %s', (_, wrong, expected) => {
  expect(recountRun({ view: wrong, words }, exact()).join('\n')).toMatch(expected);
});

it('names words that are nowhere, or in two places', () => {
  const lost = { ...exact(), failures: new Map<string, string>() };
  const twice = { ...exact(), failures: new Map([...exact().failures, ['r pear', 'missing']]) };

  expect(recountRun({ view: view(), words }, lost).join('\n')).toContain('lost: fig');
  expect(recountRun({ view: view(), words }, twice).join('\n')).toContain('scored and failed: pear');
});

it('names claims and waits that are left at rest', () => {
  expect(recountOpen(exact())).toEqual([]);
  expect(recountOpen({ ...exact(), waits: 2 })).toEqual(['0 claims and 2 waits are left']);
});
