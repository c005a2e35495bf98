import { describe, expect, it } from 'vitest';
import { makePauses } from './pauses.ts';

const never = new AbortController().signal;

describe('pauses', () => {
  it('open the breaker after the given number of failures in a row', () => {
    const pauses = makePauses({ breakAfter: 3, breakMs: 1, clock: () => 0 });

    const opened = [1, 2, 3, 4].map(() => pauses.connectionFailed());

    expect(opened).toEqual([false, false, true, true]);
  });

  it('begin to count anew when the server was reached', () => {
    const pauses = makePauses({ breakAfter: 2, breakMs: 1, clock: () => 0 });
    pauses.connectionFailed();
    pauses.reached();

    expect(pauses.connectionFailed()).toBe(false);
  });

  it('are waited for to their end, and not at all when there are none', async () => {
    const pauses = makePauses({ breakAfter: 1, breakMs: 40, clock: Date.now });
    await pauses.wait(never);
    const begin = Date.now();
    pauses.pauseFor(40);

    await pauses.wait(never);

    expect(Date.now() - begin).toBeGreaterThanOrEqual(39);
  });

  it('are left when the signal is aborted', async () => {
    const pauses = makePauses({ breakAfter: 1, breakMs: 1, clock: Date.now });
    pauses.pauseFor(60_000);
    const abort = new AbortController();

    const waiting = pauses.wait(abort.signal);
    abort.abort();

    await expect(waiting).rejects.toThrow();
  });
});
