import { blendLists } from '@word-list/domain/word-sets';
import type { ReadList } from './read-list.ts';

/** The words of all lists, each once: one list after the other, or blended. */
export function joinLists(lists: readonly Pick<ReadList, 'words'>[], blend: boolean): readonly string[] {
  const words = lists.map((list) => list.words);
  const [first = [], ...others] = words;
  if (others.length === 0) return first;
  return [...new Set(blend ? blendLists(words) : words.flat())];
}
