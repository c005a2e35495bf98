import type { Answerer } from '../answers/answerer.ts';

/** How fast prompts are being answered. */
export interface Pace {
  /** Prompts with the answerer right now. */
  readonly running: number;
  /** What of those is done, as a number of prompts, by the time that earlier ones took. */
  readonly done: number;
  /** What a prompt has taken of late; null until one was answered. */
  readonly secondsPerPrompt: number | null;
  /** Prompts that can be with the answerer at a time. */
  readonly concurrency: number;
}

const remembered = 20;
/** One that takes longer than others is nearly done, however long it takes. */
const nearlyDone = 0.95;

/** Measures how long an answerer takes for a prompt. `clock` in Unix milliseconds. */
export const makePaceMeter = (inner: Answerer, clock: () => number) => {
  const begun = new Set<{ readonly at: number }>();
  let durations: number[] = [];

  const mean = (): number | undefined =>
    durations.length === 0 ? undefined : durations.reduce((sum, took) => sum + took, 0) / durations.length;

  const answerer: Answerer = {
    ...inner,
    async answer(request, context) {
      const errand = { at: clock() };
      begun.add(errand);
      try {
        const answer = await inner.answer(request, context);
        if (answer.stop === undefined) durations = [...durations, clock() - errand.at].slice(-remembered);
        return answer;
      } finally {
        begun.delete(errand);
      }
    },
  };

  return {
    answerer,
    pace: (): Pace => {
      const took = mean();
      const now = clock();
      const shares = [...begun].map(({ at }) =>
        Math.min(nearlyDone, (now - at) / Math.max(1, took ?? Infinity)),
      );
      return {
        running: begun.size,
        done: shares.reduce((sum, share) => sum + share, 0),
        secondsPerPrompt: took === undefined ? null : took / 1000,
        concurrency: inner.concurrency,
      };
    },
  };
};

/** Seconds until so many prompts, those that run among them, are answered; undefined while nothing is known. */
export const secondsLeft = (pace: Pace, prompts: number): number | undefined => {
  if (pace.secondsPerPrompt === null) return undefined;
  if (prompts === 0) return 0;
  // Those that run together began together, more or less: what is left is a number of turns, one of them under way.
  const turns = Math.ceil(prompts / Math.max(1, pace.concurrency));
  const underWay = pace.running === 0 ? 0 : pace.done / pace.running;
  return (turns - underWay) * pace.secondsPerPrompt;
};
