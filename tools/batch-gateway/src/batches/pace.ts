import type { Answerer } from '../answers/answerer.ts';

/** How fast prompts are being answered. */
export interface Pace {
  /** How much of each prompt that is with the answerer right now is done, 0 to 1, by the time that earlier ones took. */
  readonly running: readonly number[];
  /** What a prompt has taken of late, the middle of it; null until one was answered. */
  readonly secondsPerPrompt: number | null;
  /** How often an answer has come of late, counting only the time in which one was waited for; null until one came. */
  readonly secondsPerAnswer: number | null;
  /** Of such time, since the last answer. */
  readonly secondsSinceAnswer: number;
  /** Prompts that can be with the answerer at a time. */
  readonly concurrency: number;
}

const remembered = 20;
/** One that takes longer than others is nearly done, however long it takes. */
const nearlyDone = 0.98;

/** Measures how long an answerer takes for a prompt. `clock` in Unix milliseconds. */
export const makePaceMeter = (inner: Answerer, clock: () => number) => {
  const begun = new Set<{ readonly at: number }>();
  const arrivals = makeArrivals(clock);
  let durations: number[] = [];

  const answerer: Answerer = {
    ...inner,
    async answer(request, context) {
      const errand = { at: clock() };
      arrivals.wait(begun.add(errand).size);
      try {
        const answer = await inner.answer(request, context);
        if (answer.stop === undefined) {
          durations = [...durations, clock() - errand.at].slice(-remembered);
          arrivals.note();
        }
        return answer;
      } finally {
        begun.delete(errand);
        arrivals.wait(begun.size);
      }
    },
  };

  return {
    answerer,
    pace: (): Pace => {
      const took = middleOf(durations);
      return {
        running: [...begun].map(({ at }) =>
          Math.min(nearlyDone, (clock() - at) / Math.max(1, took ?? Infinity)),
        ),
        secondsPerPrompt: took === undefined ? null : took / 1000,
        ...arrivals.pace(),
        concurrency: inner.concurrency,
      };
    },
  };
};

/**
 * Seconds until so many prompts, those that run among them, are answered; undefined while nothing is known. A server that
 * answers together takes as long as its last prompt; one that answers one after the other, whatever it is asked at a time,
 * takes what its answers took so far. The longer of the two is told.
 */
export const secondsLeft = (pace: Pace, prompts: number): number | undefined => {
  const { secondsPerAnswer, secondsSinceAnswer } = pace;
  const together = secondsTogether(pace, prompts);
  if (together === undefined || secondsPerAnswer === null) return together;
  return Math.max(together, prompts * secondsPerAnswer - secondsSinceAnswer);
};

/** When answers came, on a clock that runs only while some are waited for. */
function makeArrivals(clock: () => number) {
  let waiting = 0;
  let waited = 0;
  let seen = clock();
  // The first one is where the counting begins.
  let times = [0];
  const now = (): number => {
    const at = clock();
    if (waiting > 0) waited += at - seen;
    seen = at;
    return waited;
  };
  return {
    /** From now on so many are waited for. */
    wait(count: number): void {
      now();
      waiting = count;
    },
    /** An answer has come. */
    note(): void {
      times = [...times, now()].slice(-remembered - 1);
    },
    pace(): Pick<Pace, 'secondsPerAnswer' | 'secondsSinceAnswer'> {
      const [first = 0, last = 0] = [times[0], times.at(-1)];
      const counted = times.length - 1;
      return {
        secondsPerAnswer: counted === 0 ? null : (last - first) / counted / 1000,
        secondsSinceAnswer: (now() - last) / 1000,
      };
    },
  };
}

function middleOf(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/**
 * As if prompts did not wait for each other. They may have begun together or one after the other: each place is free when
 * its prompt ends, and takes the next one then.
 */
function secondsTogether(pace: Pace, prompts: number): number | undefined {
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
}
