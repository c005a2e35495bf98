import { DatabaseUnavailable, NotFound } from '../../errors.ts';
import { sha256Hex } from '../../ids.ts';
import { listKey, type WordList } from '../../lists/word-list.ts';
import type { ChunkStore } from '../../ports/chunk-store.ts';

/** Reads the words of lists. */
export interface ListReader {
  /** The words of a list as `lists` shows it now. Throws DatabaseUnavailable when its object is missing, or not whole. */
  wordsOf(list: WordList): Promise<readonly string[]>;
}

/** Words of lists that are kept for the next request, together. */
const mostWords = 2_000_000;

/** Keeps lists by the SHA-256 of their objects, which never change; the one that was not used for longest goes first. */
export const makeListReader = (objects: Pick<ChunkStore, 'get'>): ListReader => {
  const kept = new Map<string, Promise<readonly string[]>>();
  const sizes = new Map<string, number>();

  const forget = (key: string): void => {
    kept.delete(key);
    sizes.delete(key);
  };
  const makeRoom = (): void => {
    for (const key of [...kept.keys()].slice(0, -1)) {
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      if (total <= mostWords) return;
      forget(key);
    }
  };
  const read = async (key: string, sha256: string): Promise<readonly string[]> => {
    try {
      const text = await objects.get(key);
      if (sha256Hex(text) !== sha256)
        throw new DatabaseUnavailable(new Error(`${key} is not as it was written`));
      return text.split('\n').slice(0, -1);
    } catch (cause) {
      forget(key);
      throw cause instanceof NotFound ? new DatabaseUnavailable(cause) : cause;
    }
  };

  return {
    wordsOf(list) {
      const key = listKey(list);
      const words = kept.get(key) ?? read(key, list.sha256);
      forget(key);
      kept.set(key, words);
      sizes.set(key, list.words);
      makeRoom();
      return words;
    },
  };
};
