/** Counts slots; a slot that is given back goes to the one who waits longest. */
export const makeSlots = (concurrency: number) => {
  const waiters: (() => void)[] = [];
  let free = concurrency;
  return {
    async take(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiters.push(resolve));
    },
    giveBack(): void {
      const next = waiters.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
};
