import { randomUUID } from 'node:crypto';
import type { RunView } from '@word-list/domain/api';
import { liveStatuses } from '@word-list/domain';
import { modelIdentity, modelNameOf } from '../stack/model-choice.ts';
import type { Stack } from '../stack/start-stack.ts';
import type { StackClient, RunSummaryView, SourceView } from './api-client.ts';
import type { Options } from './options.ts';
import type { RunRecords } from './run-record.ts';

export interface BegunRun {
  readonly run: RunView;
  readonly isContinued: boolean;
}

export interface BeginPorts {
  readonly api: StackClient;
  readonly stack: Pick<Stack, 'counts' | 'deadLetters'>;
  readonly records: RunRecords;
  /** Asked before anything that costs money is started. Throws when the answer is no. */
  readonly agreeToPrice: (source: SourceView) => Promise<void>;
}

export const isLiveRun = ({ status }: Pick<RunSummaryView, 'status'>): boolean =>
  (liveStatuses as readonly string[]).includes(status);

/** Goes on with the unfinished run of the source, with its stored list; else starts a new one. */
export const beginRun = async (
  ports: BeginPorts,
  source: SourceView,
  options: Options,
): Promise<BegunRun> => {
  const newest = await ports.api.newestRun(source.id);
  if (newest !== undefined && isLiveRun(newest)) {
    return { run: await ports.api.run(newest.id), isContinued: true };
  }
  await ports.agreeToPrice(source);
  return { run: await startRun(ports, source, options), isContinued: false };
};

/** Unfinished runs, but those of this source: they go on beside the one that was asked for. */
export const liveRuns = async (api: StackClient, exceptOf?: string): Promise<RunSummaryView[]> => {
  const others = (await api.sources()).filter(({ id }) => id !== exceptOf);
  const newest = await Promise.all(others.map(({ id }) => api.newestRun(id)));
  return newest.filter((run) => run !== undefined).filter(isLiveRun);
};

async function startRun({ api, stack, records }: BeginPorts, source: SourceView, options: Options) {
  records.prepare({
    sourceName: source.name,
    model: modelIdentity(options.model),
    tally: stack.counts.read(),
    deadLetters: await stack.deadLetters.look(),
  });
  const { mode, budgetUsd } = options;
  const input = {
    mode,
    model: modelNameOf(options.model),
    ...(budgetUsd === undefined ? {} : { budgetUsd }),
  };
  const run = await api.startRun(source.id, input, randomUUID());
  records.assign(run.id);
  return run;
}
