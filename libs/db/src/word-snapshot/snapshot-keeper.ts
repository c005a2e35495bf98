import type { WordSnapshot } from './word-snapshot.ts';

export interface SnapshotSource {
  revisionNow(): Promise<bigint>;
  /** Undefined when there are too many words. */
  load(revision: bigint): Promise<WordSnapshot | undefined>;
  /** Makes a newer snapshot out of this one, which must not be used any more; undefined when that takes a load. */
  refresh(snapshot: WordSnapshot, revision: bigint): Promise<WordSnapshot | undefined>;
  /** Told when a load that nobody waits for failed. */
  readonly onError: (error: unknown) => void;
}

export interface SnapshotKeeper {
  /** Returns when there is a snapshot, or there are too many words for one. */
  warm(): Promise<void>;
  /**
   * A snapshot as new as the source at the time of the call; use it at once, without waiting for anything. Undefined
   * while there is none: a load then goes on beside the caller.
   */
  current(): Promise<WordSnapshot | undefined>;
}

/** Keeps one snapshot, with one load or refresh at a time. */
export const makeSnapshotKeeper = (source: SnapshotSource): SnapshotKeeper => {
  let snapshot: WordSnapshot | undefined;
  let tooMany = false;
  let work: Promise<void> | undefined;

  const bringUp = async (): Promise<void> => {
    const revision = await source.revisionNow();
    const old = snapshot;
    // Nobody may use what is being changed; when that fails, everything is read again.
    snapshot = undefined;
    const isUsable = old !== undefined && old.revision <= revision;
    const refreshed = isUsable ? await source.refresh(old, revision) : undefined;
    snapshot = refreshed ?? (await source.load(revision));
    tooMany = snapshot === undefined;
  };

  const isBehind = (revision: bigint) => snapshot !== undefined && snapshot.revision < revision;

  const update = (): Promise<void> => {
    work ??= bringUp().finally(() => {
      work = undefined;
    });
    return work;
  };

  return {
    async warm() {
      if (snapshot === undefined && !tooMany) await update();
    },
    async current() {
      if (tooMany) return undefined;
      if (snapshot === undefined) return void (work ?? update().catch(source.onError));
      const revision = await source.revisionNow();
      if (snapshot.revision !== revision) await update();
      // What was under way already may have begun at an older revision.
      if (isBehind(revision)) await update();
      return snapshot;
    },
  };
};
