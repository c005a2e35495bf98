import { DatabaseUnavailable, type WordsState } from '@word-list/domain';
import type { Absence } from './load-snapshot.ts';

/** Words in memory, at a revision. */
interface Memory {
  readonly revision: bigint;
}

/** `Head` is what is asked each second: the state of the words, and what else tells how to read them. */
export interface SnapshotSource<Words extends Memory, Head extends WordsState> {
  headNow(): Promise<Head>;
  load(head: Head): Promise<Words | Absence>;
  /** Makes newer words out of these, which must not be used any more; undefined when that takes a load. */
  refresh(words: Words, head: Head): Promise<Words | undefined>;
  /** True when a load takes so little time that those who ask wait for it. */
  isQuick?(head: Head): boolean;
  /** True when what could not be loaded at one head may be at another. */
  isWorthATry?(before: Head, now: Head): boolean;
  /** Told when a load failed. */
  readonly onError: (error: unknown) => void;
}

export interface SnapshotKeeper<Words extends Memory> {
  /** Returns when there are words in memory, or there can be none. */
  warm(): Promise<void>;
  /**
   * Words at least as new as the head at the time of the call; use them at once, without waiting for anything. Undefined
   * while there are none: a load then goes on beside the caller. Throws DatabaseUnavailable while there are none because too
   * much is not published.
   */
  current(): Promise<Words | undefined>;
}

/** What there is, and the head that it was made at. */
interface Kept<Words, Head> {
  readonly made: Words | Absence;
  readonly head: Head;
}

/** Keeps the words in memory, with one load or refresh at a time. */
export const makeSnapshotKeeper = <Words extends Memory, Head extends WordsState>(
  source: SnapshotSource<Words, Head>,
): SnapshotKeeper<Words> => {
  let kept: Kept<Words, Head> | undefined;
  let isRefreshing = false;
  let work: Promise<void> | undefined;

  const bringUp = async (): Promise<void> => {
    const head = await source.headNow();
    const old = kept;
    isRefreshing = old !== undefined;
    // Nobody may use what is being changed; when that fails, everything is read again.
    kept = undefined;
    kept = { made: (await refreshed(source, old, head)) ?? (await source.load(head)), head };
  };

  const update = (): Promise<void> =>
    (work ??= bringUp().finally(() => {
      work = undefined;
      isRefreshing = false;
    }));

  const bringUpTo = async (head: Head): Promise<void> => {
    if (kept === undefined && !isRefreshing) {
      const loading = update().catch(source.onError);
      if (source.isQuick?.(head) === true) await loading;
      return;
    }
    // Twice: what was under way already may have begun at an older head.
    for (let time = 0; time < 2 && isOther(source, kept, head); time += 1) await update();
  };

  return {
    warm: () => (kept === undefined ? update() : Promise.resolve()),
    current: async () => bringUpTo(await source.headNow()).then(() => wordsOf(kept)),
  };
};

function wordsOf<Words>(kept: Kept<Words, unknown> | undefined): Words | undefined {
  if (kept?.made === 'not published')
    throw new DatabaseUnavailable(new Error('more words have changed than are read from the database'));
  return kept === undefined || kept.made === 'too many' ? undefined : kept.made;
}

/** Whether something has to be done about it. */
function isOther<Words extends Memory, Head extends WordsState>(
  source: SnapshotSource<Words, Head>,
  kept: Kept<Words, Head> | undefined,
  head: Head,
): boolean {
  if (kept === undefined) return true;
  if (typeof kept.made === 'string') return source.isWorthATry?.(kept.head, head) === true;
  return kept.head.epoch !== head.epoch || kept.made.revision !== head.revision;
}

/** A restored database comes to a revision once more, with other words. */
async function refreshed<Words extends Memory, Head extends WordsState>(
  source: SnapshotSource<Words, Head>,
  old: Kept<Words, Head> | undefined,
  head: Head,
): Promise<Words | undefined> {
  if (old === undefined || typeof old.made === 'string') return undefined;
  const isUsable = old.head.epoch === head.epoch && old.made.revision <= head.revision;
  return isUsable ? source.refresh(old.made, head) : undefined;
}
