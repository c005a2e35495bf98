import { limits } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import * as z from 'zod';
import { secondsLeft } from '../../../batch-gateway/src/index.ts';
import { settledWords } from './settled-words.ts';

/** What the gateway tells of a server that it asks. */
const modelProgress = z.object({
  /** Prompts of the batches that have not ended. */
  open: z.object({ prompts: z.int(), answered: z.int() }),
  pace: z.object({
    running: z.array(z.number()),
    secondsPerPrompt: z.number().nullable(),
    secondsPerAnswer: z.number().nullable(),
    secondsSinceAnswer: z.number(),
    concurrency: z.number(),
  }),
  /** Why nothing is answered just now; `since` in Unix milliseconds. */
  problem: z.object({ words: z.string(), since: z.number() }).nullable(),
});

export type ModelProgress = z.infer<typeof modelProgress>;

const patienceMs = 2000;

/** Reads what the gateway tells; undefined when it does not answer: the next look may. */
export const readModelProgress = async (
  baseUrl: string,
  apiKey: string,
): Promise<ModelProgress | undefined> => {
  try {
    const response = await fetch(new URL('/progress', baseUrl), {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    return modelProgress.parse(await response.json());
  } catch {
    return undefined; // A gateway that has ended ends the stack, which is told elsewhere.
  }
};

/** How far a run is with a server, by prompts: its words settle only when a whole batch has ended. */
export interface PromptCounts {
  readonly answered: number;
  readonly all: number;
  /** Undefined before the first answer. */
  readonly secondsLeft: number | undefined;
  readonly secondsPerPrompt: number | undefined;
}

const remembered = 5000;

/**
 * Counts the prompts of a run. A batch that has just ended is in neither the gateway's open batches nor the run's words
 * for a moment: what is left is the least of the last seconds. `now` in Unix milliseconds.
 */
export const makePromptCounter = (now: () => number) => {
  let samples: { readonly at: number; readonly left: number }[] = [];
  return (run: RunView, { open, pace }: ModelProgress): PromptCounts => {
    const at = now();
    // Before the list has been read nothing seems to be left.
    if (run.counts.accepted === 0) return nothingYet;
    samples = [
      ...samples.filter((sample) => sample.at > at - remembered),
      { at, left: openPrompts(run, open) },
    ];
    const left = Math.min(...samples.map((sample) => sample.left));
    const all = Math.max(left, promptsFor(run.counts.accepted - run.counts.known));
    return {
      answered: all - left,
      all,
      secondsLeft: secondsLeft(pace, left),
      secondsPerPrompt: pace.secondsPerAnswer ?? undefined,
    };
  };
};

const nothingYet: PromptCounts = {
  answered: 0,
  all: 0,
  secondsLeft: undefined,
  secondsPerPrompt: undefined,
};

/** Unanswered prompts: those of open batches, and those of words that are in none yet. */
function openPrompts(run: RunView, open: ModelProgress['open']): number {
  return Math.max(open.prompts, promptsFor(run.counts.accepted - settledWords(run))) - open.answered;
}

function promptsFor(words: number): number {
  return Math.ceil(words / limits.wordsPerPrompt);
}
