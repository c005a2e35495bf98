import type { StackClient } from './api-client.ts';

/** How many words failed for a reason, and what the server said, once. */
export interface FailureCount {
  readonly count: number;
  /** The server's own words; undefined where it said nothing. */
  readonly sample: string | undefined;
}

/** Failed words by the name of their reason: what stands behind its colon differs from prompt to prompt. */
export const countFailures = async (
  api: Pick<StackClient, 'failures'>,
  runId: string,
): Promise<Record<string, FailureCount>> => {
  const counts: Record<string, FailureCount> = {};
  for await (const failures of api.failures(runId)) {
    for (const { reason } of failures) {
      const [name = '', ...details] = reason.split(': ');
      const said = details.length === 0 ? undefined : details.join(': ');
      const { count, sample } = counts[name] ?? { count: 0, sample: undefined };
      counts[name] = { count: count + 1, sample: sample ?? said };
    }
  }
  return counts;
};
