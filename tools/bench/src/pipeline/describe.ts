export interface Point {
  readonly name: string;
  readonly words: number;
  readonly seconds: number;
  /** Seconds from the start of the run until each stage was over. */
  readonly stages: Readonly<Record<string, number>>;
  /** CPU seconds of all processes, from the start of the stack until each stage was over. */
  readonly cpuByStage: Readonly<Record<string, number>>;
  /** CPU seconds by process name, from the start of the stack to the end of the command. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  /** Largest resident memory by process name, in MiB. */
  readonly memory: Readonly<Record<string, number>>;
}

export const describePoint = (point: Point): string =>
  [
    `${point.name} words: ${point.seconds.toFixed(1)} s, ${(point.words / point.seconds).toFixed(0)} words/s, `,
    `${total(point.cpu).toFixed(1)} CPU s\n`,
    `  done after\n${rows(point.stages, 's', 1)}`,
    `  CPU until then\n${rows(point.cpuByStage, 's', 1)}`,
    `  CPU\n${rows(point.cpu, 's', 1)}`,
    `  requests\n${rows(point.requests, '')}`,
    `  peak memory\n${rows(point.memory, 'MiB')}\n`,
  ].join('');

/** The exponent e of value ~ words^e between two points. */
export const exponent = (
  from: { words: number; value: number },
  to: { words: number; value: number },
): number => Math.log(to.value / from.value) / Math.log(to.words / from.words);

export const describeRequests = (points: readonly Point[]): string =>
  points
    .map(
      ({ name, words, requests }) =>
        `${name}: ${((total(requests) / words) * 100).toFixed(2)} requests per 100 words\n`,
    )
    .join('');

/** How time, requests and memory grow from the smallest list to the largest. */
export const describeGrowth = (points: readonly Point[]): string => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return '';
  const grow = (what: string, value: (point: Point) => number): string => {
    const power = exponent(
      { words: first.words, value: value(first) },
      { words: last.words, value: value(last) },
    );
    return `${what} grows with words^${power.toFixed(2)}\n`;
  };
  return [
    grow('time', ({ seconds }) => seconds),
    grow('CPU', ({ cpu }) => total(cpu)),
    grow('requests', ({ requests }) => total(requests)),
    grow('largest memory', ({ memory }) => Math.max(...Object.values(memory))),
  ].join('');
};

function rows(of: Readonly<Record<string, number>>, unit: string, digits = 0): string {
  return Object.entries(of)
    .map(([name, value]) => `    ${name.padEnd(24)} ${value.toFixed(digits).padStart(9)} ${unit}\n`)
    .join('');
}

function total(of: Readonly<Record<string, number>>): number {
  return Object.values(of).reduce((sum, value) => sum + value, 0);
}
