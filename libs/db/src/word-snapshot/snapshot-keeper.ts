/** What is kept, and the data revision that it is as new as. */
interface AtRevision {
  readonly revision: bigint;
}

export interface SnapshotSource<Kept extends AtRevision> {
  revisionNow(): Promise<bigint>;
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
  let snapshot: Kept | undefined;
  let tooMany = false;
  let work: Promise<void> | undefined;

  const bringUp = async (): Promise<void> => {
    const revision = await source.revisionNow();
    const old = snapshot;
    // Nobody may use what is being changed; when that fails, everything is read again.
    snapshot = undefined;
    snapshot = await bring(source, old, revision);
    tooMany = snapshot === undefined;
  };

  const isAt = (revision: bigint) => snapshot?.revision === revision;
  const isBehind = (revision: bigint) => snapshot !== undefined && snapshot.revision < revision;

  const update = (): Promise<void> => {
    work ??= bringUp().finally(() => {
      work = undefined;
    });
    return work;
  };

  return {
    warm: () => (snapshot === undefined && !tooMany ? update() : Promise.resolve()),
    async current() {
      if (tooMany) return undefined;
      if (snapshot === undefined) return void (work ?? update().catch(source.onError));
      const revision = await source.revisionNow();
      // Meanwhile somebody else may have begun to bring it up.
      if (!isAt(revision)) await update();
      // What was under way already may have begun at an older revision.
      if (isBehind(revision)) await update();
      return snapshot;
    },
  };
};

async function bring<Kept extends AtRevision>(
  source: SnapshotSource<Kept>,
  old: Kept | undefined,
  revision: bigint,
): Promise<Kept | undefined> {
  const isUsable = old !== undefined && old.revision <= revision;
  const refreshed = isUsable ? await source.refresh(old, revision) : undefined;
  return refreshed ?? source.load(revision);
}
