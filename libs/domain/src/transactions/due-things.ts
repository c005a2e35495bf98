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
  const time = now.toISOString();
  return open.flatMap(({ thing }) => {
    const row = stored.get(thing);
    return row !== undefined && row.dueAt <= time ? [{ thing, sends: row.sends }] : [];
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
  const due = rows.map(({ thing, sends }) => ({ thing, dueAt: later(now, baseSeconds * 2 ** (sends + 1)) }));
  await on.countResends(
    runId,
    due.toSorted((a, b) => compareText(a.thing, b.thing)),
  );
};

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
