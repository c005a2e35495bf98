import { describe, expect, it } from 'vitest';
import { recordingLog } from '../testing/recording-log.ts';
import type { Run } from './run.ts';
import { endRun } from './end-run.ts';

const ending = (ended: Pick<Run, 'status' | 'reason'> | undefined) => {
  const log = recordingLog();
  return { log, runs: { endIfDone: async () => ended as Run | undefined } };
};

describe('ending a run', () => {
  it('says how the run ended', async () => {
    const ports = ending({ status: 'complete', reason: null });

    await endRun(ports, 'run-1');

    expect(ports.log.entries).toEqual([
      { level: 'info', message: 'run ended', fields: { runId: 'run-1', status: 'complete' } },
    ]);
  });

  it('says nothing when something is open, or another caller ended it', async () => {
    const ports = ending(undefined);

    await endRun(ports, 'run-1');

    expect(ports.log.entries).toEqual([]);
  });

  it('logs an error for a run whose counts do not add up', async () => {
    const ports = ending({ status: 'failed', reason: 'accounting' });

    await endRun(ports, 'run-1');

    expect(ports.log.entries).toMatchObject([
      { level: 'error', message: 'a run does not account for its list' },
    ]);
  });
});
