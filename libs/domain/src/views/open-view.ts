import { NotFound } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import type { Packing, ViewObjects } from '../ports/view-objects.ts';
import type { ViewPointer } from '../ports/view-ledger.ts';
import { readView, ViewRefused } from './read-view.ts';
import type { PublishedView } from './write-view.ts';

/** What opening a view needs. */
export interface OpenViewPorts {
  readonly objects: Pick<ViewObjects, 'get'>;
  readonly packing: Pick<Packing, 'unpack'>;
}

/** Reads the object that a pointer names. Throws ViewRefused, whatever is wrong with it. */
export async function openView(
  { objects, packing }: OpenViewPorts,
  judge: string,
  pointer: Pick<ViewPointer, 'object' | 'sha256' | 'epoch' | 'revision'>,
): Promise<PublishedView> {
  const packed = await objects.get(pointer.object).catch((error: unknown) => {
    if (error instanceof NotFound) throw new ViewRefused('is not there', error);
    throw error;
  });
  if (sha256Hex(packed) !== pointer.sha256) throw new ViewRefused('has another checksum than its row');
  const view = await readView(packing.unpack(packed)).catch((error: unknown) => {
    throw error instanceof ViewRefused ? error : new ViewRefused('cannot be unpacked', error);
  });
  if (view.judge !== judge || view.epoch !== pointer.epoch || view.revision !== pointer.revision) {
    throw new ViewRefused('is of another judge, database or revision than its row says');
  }
  return view;
}
