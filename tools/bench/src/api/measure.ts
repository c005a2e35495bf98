/** Milliseconds of many runs. */
export interface Timing {
  readonly median: number;
  readonly p99: number;
}

/** Median and 99th percentile. */
export const timingOf = (milliseconds: readonly number[]): Timing => {
  const sorted = Float64Array.from(milliseconds).sort();
  return { median: at(sorted, 0.5), p99: at(sorted, 0.99) };
};

/** Measures all in turn, round after round, so that a busy moment of the machine falls on all of them alike. */
export const measureInTurn = async (
  runs: Readonly<Record<string, () => Promise<unknown>>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<string, Timing>> => {
  const taken = Object.fromEntries(Object.keys(runs).map((name): [string, number[]] => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const milliseconds = await time(run);
      if (round >= 0) taken[name]?.push(milliseconds);
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, timingOf(list)]));
};

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
