import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '@word-list/domain/api';
import type { StackClient } from './api-client.ts';
import { isLiveRun } from './begin-run.ts';
import { ModelRefuses } from './errors.ts';
import { makeRefusalWatch, makeProblemTeller } from './model-troubles.ts';
import { makePromptCounter, type ModelProgress } from './model-progress.ts';
import type { Terminal } from './make-terminal.ts';
import { makeRateMeter, progressText } from './progress-text.ts';
import { settledWords } from './settled-words.ts';

export interface FollowOptions {
  readonly terminal: Pick<Terminal, 'progress' | 'problem' | 'width'>;
  /** Ends the following, not the run. */
  readonly signal: AbortSignal;
  readonly everyMs?: number;
  /** What the gateway tells of a server that it asks; without it, words are counted only. */
  readonly modelProgress?: () => Promise<ModelProgress | undefined>;
  /** Unix milliseconds. */
  readonly now?: () => number;
}

/**
 * Shows the progress of a run until it has ended. Throws ModelRefuses when the model refuses everything until a person
 * has done something, also when the API does not answer for a while, or on the signal.
 */
export const followRun = async (
  api: Pick<StackClient, 'run'>,
  id: string,
  options: FollowOptions,
): Promise<RunView> => {
  const { signal, everyMs = 300 } = options;
  const show = makeShow(options);
  const refusalOf = makeRefusalWatch(options.now ?? Date.now);
  for (;;) {
    const askedAt = performance.now();
    const run = await askPatiently(api, id, options);
    const tookMs = performance.now() - askedAt;
    if (!isLiveRun(run)) return run;
    const refusal = refusalOf(run.blocked);
    if (refusal !== undefined) throw new ModelRefuses(refusal);
    await show(run);
    await sleep(Math.max(everyMs, Math.min(restPerLook * tookMs, longestRestMs)), undefined, { signal });
  }
};

/** After a look there is rest for this many times as long: counting a large run is work that takes from the run. */
const restPerLook = 9;
const longestRestMs = 1000;

/** How many answers in a row may fail before it is given up: the function may be starting again. */
const patience = 40;

async function askPatiently(
  api: Pick<StackClient, 'run'>,
  id: string,
  { signal, everyMs = 300 }: FollowOptions,
): Promise<RunView> {
  for (let failures = 0; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await api.run(id);
    } catch (error) {
      if (failures >= patience) throw error;
    }
    await sleep(everyMs, undefined, { signal });
  }
}

/** Shows one look at a run. */
function makeShow({ terminal, modelProgress, now = Date.now }: FollowOptions) {
  const rateOf = makeRateMeter();
  const count = makePromptCounter(now);
  const tellProblem = makeProblemTeller(terminal, now);
  return async (run: RunView): Promise<void> => {
    const rate = rateOf({ at: now(), settled: settledWords(run) });
    const progress = await modelProgress?.();
    const problem = tellProblem(progress?.problem ?? undefined);
    const prompts = progress === undefined ? undefined : count(run, progress);
    terminal.progress(progressText(run, { rate, prompts, problem }, terminal.width));
  };
}
