import {
  attributes,
  hash32,
  NotFound,
  readView,
  startOf,
  withChanges,
  writeView,
  type OpinionTable,
  type ViewObjects,
} from '@word-list/domain';
import { inOnePiece } from '@word-list/domain/testing';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface SimViewObjects {
  readonly store: ViewObjects;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Keys whose object cannot be read as it was written. */
  readonly broken: ReadonlySet<string>;
}

/** The published views in the bucket. Some are gone as soon as they are written, or are not what was written. */
export const simViewObjects = (plan: FaultPlan): SimViewObjects => {
  const objects = new Map<string, Uint8Array>();
  const broken = new Set<string>();
  let puts = 0;
  return {
    objects,
    broken,
    store: {
      put: async (key, bytes) => {
        puts += 1;
        const kind = plan.strike(`views/${String(puts)}`, ['view-lost', 'view-torn', 'view-swapped']);
        if (kind !== undefined) broken.add(key);
        if (kind === 'view-lost') objects.delete(key);
        else if (kind === 'view-torn') objects.set(key, torn(bytes, hash32(key)));
        else objects.set(key, kind === 'view-swapped' ? await anotherOf(bytes) : bytes.slice());
      },
      get: async (key) => {
        const bytes = objects.get(key);
        if (bytes === undefined) throw new NotFound('view', key);
        return bytes.slice();
      },
      remove: async (key) => {
        objects.delete(key);
      },
    },
  };
};

/** Cut off, or wrong in one byte. */
function torn(bytes: Uint8Array, hash: number): Uint8Array {
  const place = (hash >>> 1) % bytes.length;
  return hash % 2 === 0
    ? bytes.slice(0, place)
    : bytes.map((byte, at) => (at === place ? byte ^ 0x20 : byte));
}

/** A view of the same judge, database and revision, which says something else of every word. */
async function anotherOf(bytes: Uint8Array): Promise<Uint8Array> {
  const view = await readView([bytes]);
  const { table } = view;
  const changes = Array.from({ length: table.size }, (_, row) => ({
    ...{
      text: textAt(table, row),
      hash: table.columns.hash[row] ?? 0,
      length: table.columns.length[row] ?? 0,
    },
    ...{ scores: attributes.map(({ min }) => min * 100 + 1), types: null, run: null, scoredAt: 0 },
    gone: row % 2 === 1,
  }));
  return inOnePiece(writeView({ ...view, table: withChanges(table, changes) }));
}

function textAt(table: OpinionTable, row: number): string {
  return new TextDecoder().decode(table.texts.subarray(startOf(table, row), table.ends[row]));
}
