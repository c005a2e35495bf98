import { limits } from '../limits.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts, Nudge } from './check-ports.ts';

/**
 * Rows are the truth, messages are hints: sends again for what is open, has not moved and is due; gives up on what
 * was sent for `limits.resends` times without moving. A thing is marked as sent only after its message went out.
 */
export const nudgeOpen = async (
  ports: CheckBatchesPorts,
  run: Run,
  nudges: readonly Nudge[],
): Promise<void> => {
  const now = ports.clock.now();
  const baseSeconds = ports.settings.resendAfterSeconds;
  const open = nudges.map(({ thing, marker }) => ({ thing, marker }));
  const due = await ports.ledger.dueThings({ runId: run.id, open, now, baseSeconds });
  const byThing = new Map(nudges.map((nudge) => [nudge.thing, nudge]));
  const sent: string[] = [];
  try {
    for (const { thing, sends } of due) {
      const nudge = byThing.get(thing);
      if (!nudge) continue;
      if (sends >= limits.resends && !nudge.isPatient) {
        ports.log.error('gives up on what does not move', { runId: run.id, thing, sends });
        await nudge.giveUp(sends);
      } else {
        await nudge.send();
        sent.push(thing);
      }
    }
  } finally {
    if (sent.length > 0) await ports.ledger.markSent({ runId: run.id, things: sent, now, baseSeconds });
  }
};
