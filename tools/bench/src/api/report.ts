import { availableParallelism, loadavg } from 'node:os';
import type { Timing } from './measure.ts';

/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly catalogue: Timing;
  readonly predecessor: Timing | undefined;
  /** The whole function: event in, answer out. */
  readonly handler: Timing;
}

const heads = ['median', 'p99', '/lookup', 'before', 'before/ours', 'handler', 'p99', 'CPU'];

/** The table; `lookup` is a primary-key lookup by a prepared statement. */
export const describeRows = (rows: readonly Row[], lookup: Timing): string =>
  [
    `load average ${loadavg()[0]?.toFixed(1) ?? '?'} on ${availableParallelism()} cores; milliseconds`,
    `primary-key lookup, prepared: median ${lookup.median.toFixed(3)} ms, p99 ${lookup.p99.toFixed(3)} ms`,
    [''.padEnd(26), ...heads.map((head) => head.padStart(head === 'before/ours' ? 12 : 9))].join(' '),
    ...rows.map((row) => line(row, lookup)),
    '',
  ].join('\n');

/** One goal, with what was measured. */
export interface Goal {
  readonly text: string;
  readonly reached: boolean;
}

/** What is to be reached; `lookup` is a primary-key lookup by a prepared statement. */
export const goalsOf = (rows: readonly Row[], lookup: Timing): Goal[] => {
  const sample = nameOf(rows, 'sample of 100, 4 filters');
  const gain = (sample.predecessor?.median ?? 0) / sample.catalogue.median;
  const within = ['page of 100', 'prefix inter*'].map((name) => {
    const ratio = nameOf(rows, name).catalogue.median / lookup.median;
    return { text: `${name} within 5 primary-key lookups: ${ratio.toFixed(1)}`, reached: ratio <= 5 };
  });
  return [
    {
      text: `sample with 4 filters at least 10 times faster than before: ${gain.toFixed(1)}`,
      reached: gain >= 10,
    },
    ...within,
    ...handlerGoals(rows, sample.predecessor?.median ?? 0),
  ];
};

/** The most that the whole function may take, in milliseconds; each a hundredth of the query before, under the same filters. */
const handlerLimits = { 'sample of 100, 4 filters': 0.6, 'page of 100': 0.4, 'counts, 4 filters': 3 };

function handlerGoals(rows: readonly Row[], before: number): Goal[] {
  return Object.entries(handlerLimits).map(([name, most]) => {
    const { median, cpu } = nameOf(rows, name).handler;
    const times = `${(before / median).toFixed(0)} times faster than the query before`;
    return {
      text: `${name}, in the handler at most ${most} ms: ${median.toFixed(2)} ms, ${cpu.toFixed(2)} ms of CPU; ${times}`,
      reached: median <= most,
    };
  });
}

function line({ name, catalogue, predecessor, handler }: Row, lookup: Timing): string {
  return [
    name.padEnd(26),
    ms(catalogue.median),
    ms(catalogue.p99),
    times(catalogue.median / lookup.median),
    predecessor ? ms(predecessor.median) : ''.padStart(9),
    (predecessor ? times(predecessor.median / catalogue.median) : '').padStart(12),
    ms(handler.median),
    ms(handler.p99),
    ms(handler.cpu),
  ].join(' ');
}

function ms(value: number): string {
  return value.toFixed(2).padStart(9);
}

function times(value: number): string {
  return `${value.toFixed(1)}x`.padStart(9);
}

function nameOf(rows: readonly Row[], name: string): Row {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`${name} was not measured`);
  return row;
}
