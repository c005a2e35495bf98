import { describe, expect, it } from 'vitest';
import { exampleBatch } from '../testing/index.ts';
import { batchIdOf, isSubmittable, markLeased, markReturned, markSubmitted } from './batch-states.ts';
import { backoffSeconds } from './wait-times.ts';

const now = new Date('2026-03-04T05:06:07.890Z');
const seconds = (count: number): string => new Date(now.getTime() + count * 1000).toISOString();

describe('a batch', () => {
  it('has one id for a part and round, and others for others', () => {
    const at = { runId: 'run', part: '00000-00', round: 1 };

    expect(batchIdOf(at)).toBe(batchIdOf({ ...at }));
    expect(
      new Set([at, { ...at, round: 2 }, { ...at, part: '00000-01' }, { ...at, runId: 'r' }].map(batchIdOf))
        .size,
    ).toBe(4);
  });

  it.each([
    [{ status: 'planned' }, false],
    [{ status: 'prepared' }, true],
    [{ status: 'prepared', notBefore: seconds(1) }, false],
    [{ status: 'prepared', notBefore: seconds(0) }, true],
    [{ status: 'creating', leaseUntil: seconds(1) }, false],
    [{ status: 'creating', leaseUntil: seconds(0) }, true],
    [{ status: 'submitted' }, false],
    [{ status: 'ended' }, false],
    [{ status: 'harvested' }, false],
  ] as const)('%j may be submitted: %s', (changes, expected) => {
    expect(isSubmittable(exampleBatch(changes), now)).toBe(expected);
  });

  it('is doubtful once a creator takes over from another', () => {
    const first = markLeased(exampleBatch({ status: 'prepared' }), now, 10);
    const second = markLeased(first, now, 10);

    expect([first.doubtful, second.doubtful]).toEqual([false, true]);
    expect([first.epoch, second.epoch]).toEqual([1, 2]);
  });

  it('forgets its failed submission when it goes back to prepared', () => {
    const submitted = markSubmitted(
      exampleBatch({ status: 'creating' }),
      { id: 'batch_1', inputFileId: 'file_1' },
      now,
    );

    const again = markReturned(submitted, { error: 'token_limit_exceeded', now, retryAfterSeconds: 30 });

    expect(again).toMatchObject({
      status: 'prepared',
      submission: 1,
      failures: 1,
      providerBatchId: null,
      notBefore: seconds(30),
      version: submitted.version + 1,
    });
  });

  it('waits twice as long after each failure, an hour at most', () => {
    expect([1, 2, 3, 8, 20].map((failures) => backoffSeconds(failures, 30))).toEqual([
      30, 60, 120, 3600, 3600,
    ]);
  });
});
