import type { Log } from '../ports/basics.ts';
import { sha256Hex } from '../ids.ts';
import type { DueView, ViewLedger, ViewPointer } from '../ports/view-ledger.ts';
import type { Packing, ViewObjects } from '../ports/view-objects.ts';
import { emptyTable, withChanges } from './change-table.ts';
import { viewFormat } from './opinion-table.ts';
import { openView } from './open-view.ts';
import { ViewRefused } from './read-view.ts';
import { writeView, type PublishedView } from './write-view.ts';

/** What publishing needs. */
export interface PublishPorts {
  readonly ledger: ViewLedger;
  readonly objects: ViewObjects;
  readonly packing: Packing;
  readonly log: Log;
}

/** A judge is published again after this at the earliest. */
const secondsBetween = 300;

/** Rows that are read at once: some 100 MB. */
const rowsAtOnce = 200_000;

/** What is more follows with the next object. */
const slicesAtOnce = 5;

/** A judge's opinions as of a revision. */
type State = Pick<PublishedView, 'table' | 'revision'>;

/**
 * Publishes the opinions of one judge, the one that has waited longest, if any is due: the last object with the rows that
 * are newer. Readers are led to the new object when it is there; the one before it stays for those who are on their way,
 * and the one before that goes. Two who do this at once, or one who is late, do no harm: the pointer only moves forward.
 */
export const publishView = (ports: PublishPorts) => {
  /** Judges that failed come after all others, so that they hold up nobody. */
  const failed = new Set<string>();

  return async (): Promise<void> => {
    const due = await ports.ledger.due({ seconds: secondsBetween, except: [...failed] });
    if (due === undefined) {
      failed.clear();
      return;
    }
    try {
      await publish(ports, due);
    } catch (error) {
      failed.add(due.judge);
      throw error;
    }
  };
};

async function publish(ports: PublishPorts, due: DueView): Promise<void> {
  const { ledger, objects, packing, log } = ports;
  const { judge, epoch, purges, published } = due;
  const { table, revision } = await bringUp(ports, due, await lastOf(ports, due));
  const bytes = await packing.pack(writeView({ epoch, judge, revision, table }));
  const sha256 = sha256Hex(bytes);
  const object = viewKey({ judge, revision, sha256 });
  await objects.put(object, bytes);
  const previous = published?.object ?? null;
  const isPointed = await ledger.point(
    { judge, object, previous, sha256, epoch, purges, revision },
    published,
  );
  log.info('view published', { judge, revision: Number(revision), opinions: table.size, isPointed });
  if (isPointed) await removeObject(objects, published?.previous);
  else await removeOwn(ports, { judge, object, epoch, revision });
}

/** Adds what has changed, slice by slice. */
async function bringUp(
  { ledger }: PublishPorts,
  { judge, revision: upTo }: DueView,
  last: State,
): Promise<State> {
  let state = last;
  for (let slice = 0; slice < slicesAtOnce && state.revision < upTo; slice += 1) {
    // Whatever had changed up to the revision that was read with the judge can be seen by now, and changes no more.
    const changes = await ledger.changes({ judge, after: state.revision, upTo, limit: rowsAtOnce });
    state = { table: withChanges(state.table, changes.rows), revision: changes.upTo };
  }
  return state;
}

async function removeObject(objects: ViewObjects, key: string | null | undefined): Promise<void> {
  if (key !== null && key !== undefined) await objects.remove(key);
}

/** Somebody else was faster. Whoever may still come to point to the same object keeps it: that is nobody behind its revision. */
async function removeOwn(
  { ledger, objects }: PublishPorts,
  { judge, object, epoch, revision }: { judge: string } & Pick<ViewPointer, 'object' | 'epoch' | 'revision'>,
): Promise<void> {
  const now = await ledger.pointer(judge);
  if (now === undefined || now.object === object || now.previous === object) return;
  if (now.epoch !== epoch || now.revision >= revision) await objects.remove(object);
}

/** What was published last; nothing when that is gone, cannot be read, or is of another database. */
async function lastOf(ports: PublishPorts, { judge, published, epoch, purges }: DueView): Promise<State> {
  const nothing = { table: emptyTable, revision: -1n };
  if (published?.epoch !== epoch || published.purges !== purges) return nothing;
  try {
    return await openView(ports, judge, published);
  } catch (error) {
    if (!(error instanceof ViewRefused)) throw error;
    ports.log.warn('a published view is made anew', { judge, error });
    return nothing;
  }
}

function viewKey({ judge, revision, sha256 }: { judge: string } & Pick<ViewPointer, 'revision' | 'sha256'>) {
  return `views/${viewFormat}/${encodeURIComponent(judge)}/${revision}-${sha256}`;
}
