import type { Answerer } from '../answers/answerer.ts';

/** How fast prompts are being answered. */
export interface Pace {
  /** How much of each prompt that is with the answerer right now is done, 0 to 1, by the time that earlier ones took. */
  readonly running: readonly number[];
  /** What a prompt has taken of late, the middle of it; null until one was answered. */
  readonly secondsPerPrompt: number | null;
  /** Prompts that can be with the answerer at a time. */
  readonly concurrency: number;
}

const remembered = 20;
/** One that takes longer than others is nearly done, however long it takes. */
const nearlyDone = 0.98;

/** Measures how long an answerer takes for a prompt. `clock` in Unix milliseconds. */
export const makePaceMeter = (inner: Answerer, clock: () => number) => {
  const begun = new Set<{ readonly at: number }>();
  let durations: number[] = [];

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
      const took = middleOf(durations);
      const now = clock();
      return {
        running: [...begun].map(({ at }) => Math.min(nearlyDone, (now - at) / Math.max(1, took ?? Infinity))),
        secondsPerPrompt: took === undefined ? null : took / 1000,
        concurrency: inner.concurrency,
      };
    },
  };
};

/**
 * Seconds until so many prompts, those that run among them, are answered; undefined while nothing is known. Prompts may
 * have begun together or one after the other: each place is free when its prompt ends, and takes the next one then.
 */
export const secondsLeft = (pace: Pace, prompts: number): number | undefined => {
  const { running, secondsPerPrompt, concurrency } = pace;
  if (secondsPerPrompt === null) return undefined;
  const ends = running.map((share) => 1 - share).toSorted((one, other) => one - other);
  if (prompts <= ends.length) return (ends[prompts - 1] ?? 0) * secondsPerPrompt;
  const places = [...Array.from({ length: concurrency - ends.length }, () => 0), ...ends];
  const waiting = prompts - ends.length;
  const rounds = Math.floor(waiting / places.length);
  const inLastRound = waiting % places.length;
  const last =
    inLastRound === 0
      ? (places.at(-1) ?? 0)
      : Math.max((places[inLastRound - 1] ?? 0) + 1, places.at(-1) ?? 0);
  return (rounds + last) * secondsPerPrompt;
};

function middleOf(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
