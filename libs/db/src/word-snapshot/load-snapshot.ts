import {
  emptyTable,
  judgesIn,
  openView,
  withChanges,
  type Judge,
  type OpenViewPorts,
  type OpinionTable,
  type ViewPointer,
  type WordView,
} from '@word-list/domain';
import type { FormReader } from '../form-reader.ts';
import type { WordsHead } from './read-head.ts';
import { snapshotOfAll, withTables } from './snapshot-of-tables.ts';
import type { WordReadings } from './word-readings.ts';
import { makeSharedValues, type WordSnapshot } from './word-snapshot.ts';

export interface LoadOptions {
  readonly readings: WordReadings;
  /** Where published views are read; without them everything is read from the database. */
  readonly views: OpenViewPorts | undefined;
  readonly formOf: FormReader;
  /** Words that are kept in memory at most. */
  readonly maxWords: number;
  /** Opinions that are read from the database at most. */
  readonly maxOpinions: number;
  /** Told why a published view is not used. */
  readonly onError: (error: unknown) => void;
}

/** Why there is no snapshot: more words than fit, or more opinions than are read from the database are not published. */
export type Absence = 'too many' | 'not published';

/**
 * Begins with what is published of the judges of the view, and reads what has changed since. What changes meanwhile is newer
 * than the head. A view that cannot be used is looked for once more, as it may have been replaced, and then done without.
 */
export async function loadSnapshot(
  options: LoadOptions,
  head: WordsHead,
  viewOf: (head: WordsHead) => WordView,
): Promise<WordSnapshot | Absence> {
  try {
    return await loadFrom(
      options,
      { head, view: viewOf(head) },
      await openBases(options, head, viewOf(head)),
    );
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    options.onError(error.cause);
    const again = await options.readings.head();
    const bases = await openBases(options, again, viewOf(again)).catch((second: unknown) => {
      if (!(second instanceof Unusable)) throw second;
      return judgesIn(viewOf(again)).map(() => nothing);
    });
    return loadFrom(options, { head: again, view: viewOf(again) }, bases);
  }
}

/**
 * Brings a snapshot up to at least the head. The old one must not be used any more. Undefined when judges have come, gone or
 * changed places, or too much has changed: then everything has to be read again.
 */
export async function refreshSnapshot(
  { readings, maxOpinions }: LoadOptions,
  snapshot: WordSnapshot,
  head: WordsHead & { view: WordView },
): Promise<WordSnapshot | undefined> {
  const { shared, revision } = snapshot;
  const ids = judgesIn(shared.view).map(({ id }) => id);
  if (nameOf(shared.view) !== nameOf(head.view)) return undefined;
  const changes = await readings.changed(ids, revision, maxOpinions);
  if (changes === undefined) return undefined;
  const tables = ids.map((id) => withChanges(emptyTable, changes.get(id) ?? []));
  const texts = [...changes.values()].flat().map(({ text }) => text);
  return withTables(snapshot, { tables, texts, revision: head.revision });
}

/** True when all that the view is made of is published, so that a load takes no time. */
export const isPublished = ({ published }: WordsHead, view: WordView): boolean =>
  judgesIn(view).every(({ id }) => published.has(id));

/** True when other views are published: what could not be loaded for want of them may be now. */
export const isPublishedAnew = (before: WordsHead, now: WordsHead): boolean =>
  pictureOf(before) !== pictureOf(now);

interface Base {
  readonly table: OpinionTable;
  /** Everything up to this revision is in it. */
  readonly revision: bigint;
}

const nothing: Base = { table: emptyTable, revision: -1n };

/** A published view that was led to cannot be used. */
class Unusable extends Error {
  override readonly name = 'Unusable';
}

function openBases({ views }: LoadOptions, head: WordsHead, view: WordView): Promise<Base[]> {
  return Promise.all(
    judgesIn(view).map(async ({ id }) => {
      const pointer = head.published.get(id);
      if (views === undefined || pointer === undefined || !isOfPast(id, pointer, head)) return nothing;
      return openView(views, id, pointer).catch((cause: unknown) => {
        throw new Unusable('a published view cannot be used', { cause });
      });
    }),
  );
}

/** What a restored database forgot is of another epoch, or newer than all it knows; what was purged, of an earlier number. */
function isOfPast(judge: string, pointer: ViewPointer, { epoch, revision, judges }: WordsHead): boolean {
  const purges = judges.find(({ id }) => id === judge)?.purges;
  return pointer.epoch === epoch && pointer.purges === purges && pointer.revision <= revision;
}

async function loadFrom(
  { readings, formOf, maxWords, maxOpinions }: LoadOptions,
  { head, view }: { head: WordsHead; view: WordView },
  bases: readonly Base[],
): Promise<WordSnapshot | Absence> {
  const judges = judgesIn(view);
  const known = judges.map(({ id: judge }, at) => ({ judge, revision: bases[at]?.revision ?? -1n }));
  const changes = await readings.newer(known, maxOpinions);
  if (changes === undefined) return 'not published';
  const tables = judges.map((judge, at) => ({
    judge,
    table: bases[at]?.table ?? emptyTable,
    changes: changes.get(judge.id) ?? [],
  }));
  const snapshot = snapshotOfAll(tables, makeSharedValues({ view, formOf }), head.revision);
  return snapshot.size > maxWords ? 'too many' : snapshot;
}

function nameOf({ judges, scales = {} }: WordView): string {
  const inScales = Object.entries(scales).map(([scale, judge]) => `${scale}:${stateOf(judge)}`);
  return [...judges.map(stateOf), ...inScales].join(' ');
}

/** Opinions that were deleted have no revision that would tell of it. */
function stateOf({ id, purges }: Judge): string {
  return `${id}/${String(purges)}`;
}

function pictureOf({ epoch, published }: WordsHead): string {
  return [epoch, ...[...published.values()].map(({ object }) => object)].join(' ');
}
