import { nowhere, root, Trie } from './trie.ts';
import type { Work } from './work.ts';

/** The entries of a list, to be looked for in words. */
export function* gatherEntries(entries: Iterable<string>): Work<Trie> {
  const trie = new Trie();
  let done = 0;
  for (const entry of new Set(entries)) {
    trie.add(entry);
    done += 1;
    if (done % 8192 === 0) yield { done };
  }
  return trie;
}

/** Whether one of the entries begins anywhere in a word and is whole there. */
export function holdsEntry(entries: Trie, text: string): boolean {
  for (let start = 0; start < text.length; start += 1) {
    let node = root;
    for (let at = start; at < text.length && node !== nowhere; at += 1) {
      node = entries.step(node, text.charCodeAt(at));
      if (node !== nowhere && entries.ends(node)) return true;
    }
  }
  return false;
}
