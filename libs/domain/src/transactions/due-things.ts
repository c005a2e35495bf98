import { isOver, later } from '../batches/wait-times.ts';
import { limits } from '../limits.ts';
import type { ClaimLedger, DueThing } from '../ports/claim-ledger.ts';
import type { WordsStatements } from '../ports/words-statements.ts';
import { compareText } from '../words/compare-text.ts';

/** `ClaimLedger.dueThings` */
export const dueThings = async (
  on: WordsStatements,
  { runId, open, now, baseSeconds }: Parameters<ClaimLedger['dueThings']>[0],
): Promise<DueThing[]> => {
  const stored = new Map((await on.resends(runId)).map((row) => [row.thing, row]));
  const byThing = new Map(open.map((thing) => [thing.thing, thing]));
  const gone = [...stored.keys()].filter((thing) => !byThing.has(thing));
  if (gone.length > 0) await on.deleteResends(runId, gone.toSorted(compareText));
  const moved = [...byThing.values()]
    .filter(({ thing, marker }) => stored.get(thing)?.marker !== marker)
    .toSorted((a, b) => compareText(a.thing, b.thing));
  const dueAt = later(now, baseSeconds);
  if (moved.length > 0) await on.startResends(runId, { things: moved, dueAt });
  for (const { thing, marker } of moved) stored.set(thing, { thing, marker, sends: 0, dueAt });
  return open.flatMap(({ thing }) => {
    const row = stored.get(thing);
    if (row === undefined || !isOver(row.dueAt, now, mostIntervals * intervalOf(row.sends, baseSeconds)))
      return [];
    return [{ thing, sends: row.sends }];
  });
};

/** `ClaimLedger.markSent` */
export const markSent = async (
  on: WordsStatements,
  { runId, things, now, baseSeconds }: Parameters<ClaimLedger['markSent']>[0],
): Promise<void> => {
  const sent = new Set(things);
  const rows = (await on.resends(runId)).filter(({ thing }) => sent.has(thing));
  if (rows.length === 0) return;
  const due = rows.map(({ thing, sends }) => ({
    thing,
    dueAt: later(now, intervalOf(sends + 1, baseSeconds)),
  }));
  await on.countResends(
    runId,
    due.toSorted((a, b) => compareText(a.thing, b.thing)),
  );
};

/** A time further ahead than this was set by a clock that was wrong. One that is a little off does no harm. */
const mostIntervals = 2;

/** Seconds until something that was sent again `sends` times is due: they double with each, up to the last resend. */
function intervalOf(sends: number, baseSeconds: number): number {
  return baseSeconds * 2 ** Math.min(sends, limits.resends);
}
