import { computed, signal } from '@preact/signals';
import type { Run, Source } from '@word-list/domain/api/client';
import { address } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { token } from '../sign-in/token.ts';

const isHere = computed(() => address.value.path === '/lists' && token.value !== undefined);

/** Grows when something was changed that the lists show. */
const changes = signal(0);

/** A registered list and its last run. */
export interface ListedSource {
  readonly source: Source;
  readonly last: Run | undefined;
}

/** All lists, each with its last run. */
export const lists = keepAsking(
  computed(() => (isHere.value ? changes.value : undefined)),
  async (_, giveUp): Promise<readonly ListedSource[]> => {
    const { sources } = bodyOf(await ask(giveUp).listSources({ query: { limit: 100 } }), 200);
    return Promise.all(
      sources.map(async (source) => {
        const query = { limit: 1 };
        const { runs } = bodyOf(await ask(giveUp).listRuns({ path: { id: source.id }, query }), 200);
        const [last] = runs;
        if (last === undefined) return { source, last };
        return { source, last: bodyOf(await ask(giveUp).getRun({ path: { id: last.id } }), 200) };
      }),
    );
  },
);

/** Reads the lists once more, after a change. */
export function readListsAgain(): void {
  changes.value += 1;
}

/** The run that the address names. */
export const addressedRun = computed(() => new URLSearchParams(address.value.search).get('run') ?? undefined);

const ticks = signal(0);
const betweenTicks = 1000;

/** How that run stands; asked for each second while it goes on. */
export const watchedRun = keepAsking(
  computed(() => {
    const id = addressedRun.value;
    return isHere.value && id !== undefined ? { id, tick: ticks.value } : undefined;
  }),
  async ({ id }, giveUp): Promise<Run> => {
    const run = bodyOf(await ask(giveUp).getRun({ path: { id } }), 200);
    if (run.endedAt === null) setTimeout(() => (ticks.value += 1), betweenTicks);
    return run;
  },
);

/** Looks at the run at once, after something was asked of it. */
export function lookAgain(): void {
  ticks.value += 1;
}
