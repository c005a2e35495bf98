import type { ClaimLedger } from '../ports/claim-ledger.ts';
import { runRow, type MemoryWordsTables } from './memory-words-tables.ts';

/** The part of the claim ledger that knows when open things are due to be sent again. */
export const memoryResends = (tables: MemoryWordsTables): Pick<ClaimLedger, 'dueThings' | 'markSent'> => ({
  async dueThings({ runId, open, now, baseSeconds }) {
    const { resends } = runRow(tables, runId);
    const names = new Set(open.map(({ thing }) => thing));
    for (const thing of resends.keys()) if (!names.has(thing)) resends.delete(thing);
    for (const { thing, marker } of open) {
      if (resends.get(thing)?.marker === marker) continue;
      resends.set(thing, { marker, sends: 0, dueAt: now.getTime() + baseSeconds * 1000 });
    }
    return open.flatMap(({ thing }) => {
      const row = resends.get(thing);
      return row !== undefined && row.dueAt <= now.getTime() ? [{ thing, sends: row.sends }] : [];
    });
  },
  async markSent({ runId, things, now, baseSeconds }) {
    const { resends } = runRow(tables, runId);
    for (const thing of new Set(things)) {
      const row = resends.get(thing);
      if (row === undefined) continue;
      row.sends += 1;
      row.dueAt = now.getTime() + baseSeconds * 1000 * 2 ** row.sends;
    }
  },
});
