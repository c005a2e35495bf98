import type { ScoreOrigin, ScoreOrigins } from '../ports/score-origins.ts';
import type { WordsTables } from './rows/words-tables.ts';

/** The origins of scores in memory. */
export const memoryScoreOrigins = ({ words: stored }: Pick<WordsTables, 'words'>): ScoreOrigins => ({
  async of(words) {
    const found = words.flatMap((text) => stored.current.get(text) ?? []);
    const groups = Map.groupBy(found, ({ rubricId, model }) => JSON.stringify([rubricId, model]));
    return [...groups.values()].flatMap(([first, ...rest]): ScoreOrigin[] =>
      first === undefined ? [] : [{ rubricId: first.rubricId, model: first.model, words: rest.length + 1 }],
    );
  },
});
