import type { ScoreOrigin, ScoreOrigins } from '../ports/score-origins.ts';
import type { MemoryWordsTables } from './memory-words-tables.ts';

/** The origins of scores in memory. */
export const memoryScoreOrigins = ({ words: stored }: Pick<MemoryWordsTables, 'words'>): ScoreOrigins => ({
  async of(words) {
    const found = words.flatMap((text) => stored.get(text) ?? []);
    const groups = Map.groupBy(found, ({ rubricId, model }) => JSON.stringify([rubricId, model]));
    return [...groups.values()].flatMap(([first, ...rest]): ScoreOrigin[] =>
      first === undefined ? [] : [{ rubricId: first.rubricId, model: first.model, words: rest.length + 1 }],
    );
  },
});
