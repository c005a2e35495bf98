import type { Clock } from '../ports/basics.ts';

export interface FixedClock extends Clock {
  /** Moves the time on by so many milliseconds. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told otherwise. */
export const fixedClock = (start = '2026-01-02T03:04:05.678Z'): FixedClock => {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
};

/** A clock on which every look is a second after the one before: for who waits for no second to pass. */
export const hurriedClock = (): Clock => {
  const clock = fixedClock();
  return {
    now: () => {
      clock.advance(1000);
      return clock.now();
    },
  };
};
