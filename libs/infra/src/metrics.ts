import type { FunctionName } from './topology.ts';

export interface MetricEntry {
  /** The functions that log the message. */
  readonly functions: readonly FunctionName[];
  /** The message of the log line; it stands so in the code of the functions or of the domain. */
  readonly message: string;
  /** The line's field that holds the number; without it, lines are counted. */
  readonly field?: string;
  readonly statistic: 'Sum' | 'Maximum';
  /** What has happened when the value is above zero, for metrics that must stay at zero. */
  readonly alarm?: string;
}

/** What functions log and people watch: each becomes a metric of the stage and a line of its dashboard. */
export const metrics = {
  'words-scored': {
    functions: ['update-words'],
    message: 'words settled',
    field: 'scored',
    statistic: 'Sum',
  },
  'input-tokens': {
    functions: ['update-batch'],
    message: 'batch decided',
    field: 'inputTokens',
    statistic: 'Sum',
  },
  'output-tokens': {
    functions: ['update-batch'],
    message: 'batch decided',
    field: 'outputTokens',
    statistic: 'Sum',
  },
  'batches-waiting': {
    functions: ['check-batches'],
    message: 'run looked at',
    field: 'batchesWaiting',
    statistic: 'Maximum',
  },
  'late-twins': {
    functions: ['query-words', 'check-batches'],
    message: 'a late twin of a batch is cancelled',
    statistic: 'Sum',
    alarm: 'a batch was submitted twice and the second one cancelled: tokens may have been wasted',
  },
  'paid-twins': {
    functions: ['check-batches'],
    message: 'a late twin of a batch was paid for',
    statistic: 'Sum',
    alarm: 'a batch was submitted twice and both were answered: its words were paid for twice',
  },
  'stuck-things': {
    functions: ['check-batches'],
    message: 'gives up on what does not move',
    statistic: 'Sum',
    alarm: 'something was sent eight times without moving: its words have failed as stuck',
  },
  'accounting-failures': {
    functions: ['upload-source-chunks', 'query-words', 'check-batches', 'update-words'],
    message: 'a run does not account for its list',
    statistic: 'Sum',
    alarm: 'a run has failed because its counts do not add up',
  },
} as const satisfies Readonly<Record<string, MetricEntry>>;
