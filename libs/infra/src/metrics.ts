import type { FunctionName } from './topology.ts';

export interface MetricEntry {
  /** The functions whose JSON log lines may carry the field, as a number at the top level. */
  readonly functions: readonly FunctionName[];
  readonly field: string;
  readonly statistic: 'Sum' | 'Maximum';
  /** What has happened when the value is above zero, for metrics that must stay at zero. */
  readonly alarm?: string;
}

/** Numbers that functions log; each becomes a metric of the stage and a line of its dashboard. */
export const metrics = {
  'words-scored': { functions: ['update-words'], field: 'wordsScored', statistic: 'Sum' },
  'input-tokens': { functions: ['update-batch'], field: 'inputTokens', statistic: 'Sum' },
  'output-tokens': { functions: ['update-batch'], field: 'outputTokens', statistic: 'Sum' },
  'batches-waiting': { functions: ['check-batches'], field: 'batchesWaiting', statistic: 'Maximum' },
  'late-twins': {
    functions: ['check-batches'],
    field: 'lateTwins',
    statistic: 'Sum',
    alarm: 'a batch was submitted twice and the second one cancelled: tokens may have been wasted',
  },
  'accounting-failures': {
    functions: ['check-batches', 'query-words', 'update-words', 'upload-source-chunks'],
    field: 'accountingFailures',
    statistic: 'Sum',
    alarm: 'a run ended without accounting for every word of its list',
  },
} as const satisfies Readonly<Record<string, MetricEntry>>;
