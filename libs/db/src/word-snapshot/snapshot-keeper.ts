import type { WordsState } from '@word-list/domain';

/** What is kept, and the data revision that it is as new as. */
interface AtRevision {
  readonly revision: bigint;
}

export interface SnapshotSource<Kept extends AtRevision> {
  stateNow(): Promise<WordsState>;
  /** Undefined when there are too many words. */
  load(revision: bigint): Promise<Kept | undefined>;
  /** Makes a newer snapshot out of this one, which must not be used any more; undefined when that takes a load. */
  refresh(snapshot: Kept, revision: bigint): Promise<Kept | undefined>;
  /** Told when a load that nobody waits for failed. */
  readonly onError: (error: unknown) => void;
}

export interface SnapshotKeeper<Kept> {
  /** Returns when there is a snapshot, or there are too many words for one. */
  warm(): Promise<void>;
  /**
   * A snapshot as new as the source at the time of the call; use it at once, without waiting for anything. Undefined
   * while there is none: a load then goes on beside the caller.
   */
  current(): Promise<Kept | undefined>;
}

/** Keeps one snapshot, with one load or refresh at a time. */
export const makeSnapshotKeeper = <Kept extends AtRevision>(
  source: SnapshotSource<Kept>,
): SnapshotKeeper<Kept> => {
  let held: Held<Kept> | undefined;
  let tooMany = false;
  let work: Promise<void> | undefined;

  const bringUp = async (): Promise<void> => {
    const state = await source.stateNow();
    const old = held;
    // Nobody may use what is being changed; when that fails, everything is read again.
    held = undefined;
    const snapshot = await bring(source, old, state);
    held = snapshot && { snapshot, epoch: state.epoch };
    tooMany = snapshot === undefined;
  };

  const update = (): Promise<void> => {
    work ??= bringUp().finally(() => {
      work = undefined;
    });
    return work;
  };

  return {
    warm: () => (held === undefined && !tooMany ? update() : Promise.resolve()),
    async current() {
      if (tooMany) return undefined;
      if (held === undefined) return void (work ?? update().catch(source.onError));
      const state = await source.stateNow();
      // Meanwhile somebody else may have begun to bring it up.
      if (!isAt(held, state)) await update();
      // What was under way already may have begun in an older state.
      if (isBehind(held, state)) await update();
      return snapshotOf(held);
    },
  };
};

interface Held<Kept> {
  readonly snapshot: Kept;
  readonly epoch: string;
}

/** A restored database comes to a revision once more, with other words. */
async function bring<Kept extends AtRevision>(
  source: SnapshotSource<Kept>,
  old: Held<Kept> | undefined,
  { epoch, revision }: WordsState,
): Promise<Kept | undefined> {
  const isUsable = old?.epoch === epoch && old.snapshot.revision <= revision;
  const refreshed = isUsable ? await source.refresh(old.snapshot, revision) : undefined;
  return refreshed ?? source.load(revision);
}

function isAt(held: Held<AtRevision> | undefined, { epoch, revision }: WordsState): boolean {
  return held?.epoch === epoch && held.snapshot.revision === revision;
}

function isBehind(held: Held<AtRevision> | undefined, { epoch, revision }: WordsState): boolean {
  return held !== undefined && (held.epoch !== epoch || held.snapshot.revision < revision);
}

function snapshotOf<Kept>(held: Held<Kept> | undefined): Kept | undefined {
  return held?.snapshot;
}
