import { ask, bodyOf } from '../api/ask.ts';
import type { Choice } from '../choice/choice.ts';
import { describeFilters } from '../choice/describe-filters.ts';
import { countsQuery } from '../choice/query.ts';

/** A filter, and how many words pass without it. */
export interface Lifted {
  readonly name: string;
  readonly count: number;
  readonly choice: Choice;
}

const mostAsked = 8;

/** For each filter in use, how many words pass when it alone is lifted; the most helpful first, useless ones left out. */
export async function liftedCounts(of: Choice, giveUp: AbortSignal): Promise<readonly Lifted[]> {
  const filters = describeFilters(of).slice(0, mostAsked);
  const lifted = await Promise.all(
    filters.map(async ({ name, lift }): Promise<Lifted> => {
      const without = { ...of, ...lift };
      const { total } = bodyOf(await ask(giveUp).getCounts({ query: countsQuery(without) }), 200);
      return { name, count: total, choice: without };
    }),
  );
  return lifted.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}
