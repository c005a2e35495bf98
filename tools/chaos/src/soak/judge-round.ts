import { join } from 'node:path';
import type { RunView } from '@word-list/domain/api';
import { readLedger } from '../../../batch-gateway/src/index.ts';
import { countAsked } from '../check/count-asked.ts';
import { readFacts } from '../check/read-facts.ts';
import { recountOpen, recountRun } from '../check/recount-run.ts';
import type { TwoLists } from './draw-lists.ts';

/** What is left of a round: each stored word with its scores and types as one text. */
export type Scores = ReadonlyMap<string, string>;

export interface EndedRound {
  readonly views: readonly RunView[];
  readonly databaseUrl: string;
  readonly dataDir: string;
}

export interface Judgement {
  readonly mistakes: readonly string[];
  readonly scores: Scores;
}

const few = 5;

/** Every word has to be asked, and no word twice: nothing that is killed here makes that unavoidable. */
export const judgeAsked = (times: ReadonlyMap<string, number>, union: readonly string[]): string[] => {
  const never = union.filter((word) => !times.has(word));
  const often = union.filter((word) => (times.get(word) ?? 0) > 1);
  return [
    ...(never.length === 0 ? [] : [`never asked: ${never.slice(0, few).join(' ')} (${never.length})`]),
    ...(often.length === 0
      ? []
      : [`asked more than once: ${often.slice(0, few).join(' ')} (${often.length})`]),
    ...(times.size === union.length ? [] : [`${times.size} words were asked, of ${union.length}`]),
  ];
};

/** The same words with the same scores as in the undisturbed round. */
export const judgeScores = (scores: Scores, expected: Scores): string[] => {
  const other = [...expected].filter(([word, score]) => scores.get(word) !== score);
  const [example] = other;
  return [
    ...(scores.size === expected.size ? [] : [`${scores.size} words are stored, of ${expected.size}`]),
    ...(example === undefined
      ? []
      : [
          `${other.length} scores differ: ${example[0]} ${example[1]}, not ${scores.get(example[0]) ?? 'none'}`,
        ]),
  ];
};

/** Recounts a round whose two runs have ended. `expected`: what an undisturbed round stored; without one this is it. */
export const judgeRound = async (
  { views, databaseUrl, dataDir }: EndedRound,
  { lists, union }: TwoLists,
  expected: Scores | undefined,
): Promise<Judgement> => {
  const facts = await readFacts(databaseUrl);
  const scores = new Map([...facts.words].map(([word, { score }]) => [word, score]));
  const mistakes = [
    ...views.flatMap((view, place) => recountRun({ view, words: lists[place] ?? [] }, facts)),
    ...(facts.failures.size === 0 ? [] : [`failed: ${[...facts.failures].slice(0, few).join('; ')}`]),
    ...recountOpen(facts),
    ...judgeAsked(countAsked(readLedger(join(dataDir, 'gateway'))).times, union),
    ...judgeScores(scores, expected ?? new Map(union.map((word) => [word, scores.get(word) ?? '']))),
  ];
  return { mistakes, scores };
};
