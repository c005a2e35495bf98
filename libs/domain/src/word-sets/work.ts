import { DomainError } from '../errors.ts';

/** How far a long operation is. */
export interface Progress {
  /** Items looked at, of `total` where that is known. */
  readonly done: number;
  readonly total?: number;
  /** Items kept so far, where the operation chooses. */
  readonly kept?: number;
}

/** A long operation: it pauses after some milliseconds of work each, so that its caller decides when it continues. */
export type Work<Result> = Generator<Progress, Result, void>;

/** The work of an operation went over its budget. `advice` says what makes it smaller. */
export class WorkRefused extends DomainError {
  override readonly name = 'WorkRefused';
  /** Steps that were allowed; a step is about one look into a table. */
  readonly budget: number;
  readonly advice: string;

  constructor(budget: number, advice: string) {
    super(`this takes more than ${budget} steps of work: ${advice}`);
    this.budget = budget;
    this.advice = advice;
  }
}

/** What an operation may spend. */
export interface WorkLimits {
  /** Steps in all; some ten million take a second. Without it there is no limit. */
  readonly budget?: number | undefined;
}

/** Counts the steps of one operation. */
export interface Meter {
  /** Throws WorkRefused when the budget is spent. */
  readonly spend: (steps: number) => void;
  /** Whether enough was done since the last pause that it is time for the next; says so once. */
  readonly isPauseDue: () => boolean;
}

/** Steps between two pauses: some four milliseconds, and some twenty where steps are at their most expensive. */
const stepsPerSlice = 40_000;

/** Makes the meter of an operation; `advice` is for the reader whose request turns out too large. */
export function makeMeter({ budget = Infinity }: WorkLimits, advice: string): Meter {
  let spent = 0;
  let paused = 0;
  return {
    spend: (steps) => {
      spent += steps;
      if (spent > budget) throw new WorkRefused(budget, advice);
    },
    isPauseDue: () => {
      if (spent - paused < stepsPerSlice) return false;
      paused = spent;
      return true;
    },
  };
}

/** Does all of it at once. */
export function finish<Result>(work: Work<Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

interface Pauses {
  /** Lets others run: a timer or a message to oneself. */
  readonly pause: () => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
}

/** Does it slice by slice, with a pause after each. A pause that throws ends the work: so it is cancelled. */
export async function finishInSlices<Result>(
  work: Work<Result>,
  { pause, onProgress }: Pauses,
): Promise<Result> {
  try {
    let step = work.next();
    while (!step.done) {
      onProgress?.(step.value);
      await pause();
      step = work.next();
    }
    return step.value;
  } finally {
    work.return(undefined as never);
  }
}
