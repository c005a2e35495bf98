import { describe, expect, it } from 'vitest';
import type { Batch } from '../batches/batch.ts';
import { exampleBatch } from '../testing/index.ts';
import { blockedReason, isOutOfBudget, probeOf } from './blocked-run.ts';

const states = (...rows: (Partial<Batch> | undefined)[]) =>
  rows.map((row, index) => ({
    open: { part: `00000-0${String(index)}`, round: 1, words: 5 },
    row: row && exampleBatch({ id: `b${String(index)}`, status: 'prepared', ...row }),
  }));

describe('a run', () => {
  it('is blocked by three failed submissions in a row, with the latest reason', () => {
    const first = { failures: 2, lastError: 'old', updatedAt: '2026-01-01T00:00:00.000Z' };
    const second = { failures: 1, lastError: 'token_limit_exceeded', updatedAt: '2026-01-02T00:00:00.000Z' };

    expect(blockedReason(states(first))).toBeNull();
    expect(blockedReason(states(first, second))).toBe('token_limit_exceeded');
  });

  it.each([
    'insufficient_quota: You exceeded your current quota',
    'invalid_api_key: Incorrect API key provided',
    'wrong_base_url: use http://localhost/v1',
  ])('is blocked at once by what only a person can change: %s', (lastError) => {
    expect(blockedReason(states({ failures: 1, lastError }))).toBe(lastError);
    expect(blockedReason(states({ failures: 0, lastError }))).toBeNull();
  });

  it('is not blocked while a batch goes through', () => {
    expect(
      blockedReason(
        states({ failures: 5, lastError: 'x' }, { status: 'ended', providerStatus: 'completed' }),
      ),
    ).toBeNull();
  });

  it('probes with the batch that may go first', () => {
    const probe = probeOf(
      states({ notBefore: '2026-01-03T00:00:00.000Z' }, { notBefore: '2026-01-02T00:00:00.000Z' }),
    );

    expect(probe).toBe('b1');
  });

  it('is out of budget only when every open batch waits for money and none is on its way', () => {
    const waiting = { lastError: 'waiting_for_budget' };

    expect(isOutOfBudget(states(waiting, waiting))).toBe(true);
    expect(isOutOfBudget(states(waiting, { status: 'submitted' }))).toBe(false);
    expect(isOutOfBudget(states(waiting, undefined))).toBe(false);
    expect(isOutOfBudget([])).toBe(false);
  });
});
