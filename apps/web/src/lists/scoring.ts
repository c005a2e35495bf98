import { computed, signal } from '@preact/signals';
import { ask, bodyOf } from '../api/ask.ts';
import { growth } from '../api/growth.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { isAmongWords } from '../choice/current.ts';
import { token } from '../sign-in/token.ts';

/** How far the runs are that go on. */
export interface Scoring {
  readonly settled: number;
  readonly accepted: number;
}

const mostSources = 20;

/** Runs end without a change of words, too. */
const ticks = signal(0);
const betweenTicks = 3000;

const asked = keepAsking(
  computed(() =>
    isAmongWords.value && token.value !== undefined ? `${growth.value} ${ticks.value}` : undefined,
  ),
  async (_, giveUp) => {
    const found = await askScoring(giveUp);
    if (found !== undefined) setTimeout(() => (ticks.value += 1), betweenTicks);
    return found;
  },
);

/** What is being scored just now, as far as operators may know it; undefined where nothing is. */
export const scoring = computed(() => (token.value === undefined ? undefined : asked.last.value?.answer));

/** The runs of the newest lists that have not ended. */
async function askScoring(giveUp: AbortSignal): Promise<Scoring | undefined> {
  const { sources } = bodyOf(await ask(giveUp).listSources({ query: { limit: mostSources } }), 200);
  const newest = await Promise.all(
    sources.map(async ({ id }) => {
      const { runs } = bodyOf(await ask(giveUp).listRuns({ path: { id }, query: { limit: 1 } }), 200);
      return runs.filter(({ endedAt }) => endedAt === null);
    }),
  );
  const live = await Promise.all(
    newest.flat().map(async ({ id }) => bodyOf(await ask(giveUp).getRun({ path: { id } }), 200).counts),
  );
  if (live.length === 0) return undefined;
  return {
    settled: live.reduce((sum, { known, scored, failed }) => sum + known + scored + failed, 0),
    accepted: live.reduce((sum, { accepted }) => sum + accepted, 0),
  };
}
