/** Milliseconds of many runs. */
export interface Timing {
  readonly median: number;
  readonly p99: number;
  /** CPU of this process, the mean of all runs: it hardly grows with what else the machine does. */
  readonly cpu: number;
}

/** One run, in milliseconds. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Median and 99th percentile. */
export const timingOf = (runs: readonly Taken[]): Timing => {
  const sorted = Float64Array.from(runs, ({ wall }) => wall).sort();
  const cpu = runs.reduce((sum, one) => sum + one.cpu, 0) / runs.length;
  return { median: at(sorted, 0.5), p99: at(sorted, 0.99), cpu };
};

/** Measures all in turn, round after round, so that a busy moment of the machine falls on all of them alike. */
export const measureInTurn = async (
  runs: Readonly<Record<string, () => Promise<unknown>>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<string, Timing>> => {
  const taken = Object.fromEntries(Object.keys(runs).map((name): [string, Taken[]] => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const one = await time(run);
      if (round >= 0) taken[name]?.push(one);
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, timingOf(list)]));
};

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function time(run: () => Promise<unknown>): Promise<Taken> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  return { wall, cpu: (user + system) / 1000 };
}
