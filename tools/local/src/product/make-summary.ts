import type { RunView } from '@word-list/domain/api';
import { countBetween, type Tally } from '../aws-front/call-counts.ts';

/** What `--summary` writes. */
export interface RunSummaryFile {
  readonly run: {
    readonly id: string;
    readonly status: string;
    readonly counts: Readonly<
      Pick<
        RunView['counts'],
        'lines' | 'rejected' | 'duplicates' | 'accepted' | 'known' | 'scored' | 'failed' | 'cancelled'
      >
    >;
  };
  readonly seconds: number;
  readonly tokens: { readonly input: number; readonly cached: number; readonly output: number };
  readonly requests: {
    readonly sqs: number;
    readonly s3: number;
    readonly dynamodb: number;
    readonly model: number;
  };
}

/** `earlier` and `later`: the calls counted before the run was started and after it ended. */
export const makeSummary = (run: RunView, earlier: Tally, later: Tally): RunSummaryFile => {
  const { lines, rejected, duplicates, accepted, known, scored, failed, cancelled } = run.counts;
  const { inputTokens, cachedTokens, outputTokens, prompts } = run.usage;
  return {
    run: {
      id: run.id,
      status: run.status,
      counts: { lines, rejected, duplicates, accepted, known, scored, failed, cancelled },
    },
    seconds: (Date.parse(run.endedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000,
    tokens: { input: inputTokens, cached: cachedTokens, output: outputTokens },
    requests: { ...countBetween(earlier, later), model: prompts },
  };
};
