import { DeletionIndex } from './deletion-index.ts';
import { root, Trie } from './trie.ts';
import type { Meter, Work } from './work.ts';

/** Places of two different texts. */
export type Places = readonly [one: number, other: number];

/** Pairs of which the first text begins the second. Texts are all different. */
export function* findBeginnings(texts: readonly string[], meter: Meter): Work<Places[]> {
  const trie = new Trie();
  const places = new Map<number, number>();
  for (const [at, text] of texts.entries()) {
    trie.add(text);
    places.set(trie.find(text), at);
    meter.spend(text.length);
    if (meter.isPauseDue()) yield { done: at, total: texts.length };
  }
  const found: Places[] = [];
  for (const [place, text] of texts.entries()) {
    let node = root;
    for (let at = 0; at < text.length; at += 1) {
      if (trie.ends(node)) found.push([places.get(node) as number, place]);
      node = trie.step(node, text.charCodeAt(at));
    }
    meter.spend(text.length);
    if (meter.isPauseDue()) yield { done: place, total: texts.length };
  }
  return found;
}

/** Pairs that are at most `edits` apart. Texts are all different. */
export function* findNear(texts: readonly string[], edits: number, meter: Meter): Work<Places[]> {
  const index = new DeletionIndex(edits);
  const found: Places[] = [];
  for (const [at, text] of texts.entries()) {
    for (const other of index.near(text, meter.spend)) found.push([other, at]);
    meter.spend(index.add(text));
    if (meter.isPauseDue()) yield { done: at, total: texts.length };
  }
  return found;
}

/** Places of texts that have a key in common, two or more each; the same places once. */
export function* findGroups(
  texts: readonly string[],
  keysOf: (text: string) => readonly (string | number)[],
  meter: Meter,
): Work<number[][]> {
  const groups = new Map<string | number, number[]>();
  for (const [at, text] of texts.entries()) {
    for (const key of keysOf(text)) {
      const group = groups.get(key);
      if (group) group.push(at);
      else groups.set(key, [at]);
    }
    meter.spend(16);
    if (meter.isPauseDue()) yield { done: at, total: texts.length };
  }
  const several = [...groups.values()].filter(({ length }) => length > 1);
  return [...new Map(several.map((group) => [group.join(), group])).values()];
}
