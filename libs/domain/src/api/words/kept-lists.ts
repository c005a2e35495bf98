import type { MadeList } from './make-list.ts';

/** Keeps made lists for the pages that follow. */
export interface KeptLists {
  readonly find: (key: string) => MadeList | undefined;
  readonly keep: (key: string, list: MadeList) => void;
}

/** Keeps the lists that were asked for last, of at most so many words in all; a longer one is not kept. */
export function keepLists(mostWords: number): KeptLists {
  const kept = new Map<string, MadeList>();
  let words = 0;
  const drop = (key: string): void => {
    words -= sizeOf(kept.get(key));
    kept.delete(key);
  };
  return {
    find: (key) => {
      const list = kept.get(key);
      if (list !== undefined) {
        kept.delete(key);
        kept.set(key, list);
      }
      return list;
    },
    keep: (key, list) => {
      drop(key);
      if (sizeOf(list) > mostWords) return;
      kept.set(key, list);
      words += sizeOf(list);
      for (const oldest of kept.keys()) {
        if (words <= mostWords) break;
        drop(oldest);
      }
    },
  };
}

/** A short list takes room too. */
const leastSize = 100;

function sizeOf(list: MadeList | undefined): number {
  if (list === undefined) return 0;
  return list.parts.reduce((sum, { length }) => sum + length, leastSize);
}
