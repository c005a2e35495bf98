import { nowhere, root, type Trie } from './trie.ts';

/** Gets what overhangs, and whether it is of the text rather than of a member of the set; false ends the search. */
export type Visit = (overhang: string, isOfText: boolean) => boolean;

/**
 * Lays a text beside each of a set, from the left: where one of the two is the beginning of the other, what the
 * longer has more is visited (the dangling suffix of Sardinas and Patterson). False if a visit ended the search.
 */
export function visitOverhangs(set: Trie, text: string, visit: Visit): boolean {
  let node = root;
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && set.ends(node) && !visit(text.slice(at), true)) return false;
    node = set.step(node, text.charCodeAt(at));
    if (node === nowhere) return true;
  }
  return visitBelow(set, node, visit);
}

/** Visits what the texts below a node have behind it; not nothing. */
function visitBelow(set: Trie, start: number, visit: Visit): boolean {
  const nodes: number[] = [];
  const rests: string[] = [];
  const pushChildren = (node: number, before: string): void => {
    for (let child = set.firstChild(node); child !== nowhere; child = set.nextSibling(child)) {
      nodes.push(child);
      rests.push(before + String.fromCharCode(set.unitOf(child)));
    }
  };
  pushChildren(start, '');
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const rest = rests.pop() as string;
    if (set.ends(node) && !visit(rest, false)) return false;
    pushChildren(node, rest);
  }
  return true;
}
