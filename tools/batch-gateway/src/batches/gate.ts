export interface Gate {
  /** Resolves when a place is free; first come, first served, so batches that run together share the places. */
  enter(): Promise<void>;
  leave(): void;
}

/** Lets at most `places` callers in at a time. */
export const makeGate = (places: number): Gate => {
  const waiting: (() => void)[] = [];
  let free = places;
  return {
    async enter() {
      if (free > 0) {
        free -= 1;
        return;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
};
