import { visitOverhangs, type Visit } from '../overhangs.ts';
import { Trie } from '../trie.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/**
 * Words joined without spaces can be cut in one way only. A. A. Sardinas and G. W. Patterson, "A necessary and
 * sufficient condition for the unique decomposition of coded messages" (1953): a set of words is uniquely
 * decodable exactly if none of its words is among its dangling suffixes. Those of the words taken so far are kept,
 * so that another word only adds to them.
 */
export function decodableRule(meter: Meter): Rule {
  const words = new Trie();
  const dangling = new Trie();
  let tried: { readonly text: string; readonly fresh: ReadonlySet<string> } | undefined;
  return {
    name: 'decodable',
    fits: ({ text }) => {
      const fresh = freshDangling({ words, dangling, text, meter });
      tried = fresh && { text, fresh };
      return fresh !== undefined;
    },
    take: ({ text }) => {
      if (tried?.text !== text) throw new Error(`take ${text} was called before fits`);
      words.add(text);
      for (const suffix of tried.fresh) dangling.add(suffix);
    },
  };
}

interface Trial {
  readonly words: Trie;
  readonly dangling: Trie;
  readonly text: string;
  readonly meter: Meter;
}

/** The dangling suffixes that one more word adds; undefined if one of them is a word, or the word one of them. */
function freshDangling(trial: Trial): Set<string> | undefined {
  const { words, dangling, text, meter } = trial;
  if (text === '' || words.has(text) || dangling.has(text)) return undefined;
  const fresh = new Set<string>();
  const visit: Visit = (suffix) => {
    meter.spend(suffix.length);
    if (suffix === text || words.has(suffix)) return false;
    if (!dangling.has(suffix)) fresh.add(suffix);
    return true;
  };
  return visitAll(trial, fresh, visit) ? fresh : undefined;
}

/** Visits what dangles from the new word, and from all that is found on the way; false if a visit ended it. */
function visitAll({ words, dangling, text }: Trial, fresh: ReadonlySet<string>, visit: Visit): boolean {
  if (!visitOverhangs(words, text, visit) || !visitOverhangs(dangling, text, visit)) return false;
  // What is added while the set is gone through is gone through too.
  for (const suffix of fresh) {
    const own = overhang(text, suffix);
    if (!visitOverhangs(words, suffix, visit) || (own !== undefined && !visit(own, true))) return false;
  }
  return true;
}

/** What the longer of two texts has more, if it begins with the other. */
function overhang(one: string, other: string): string | undefined {
  if (one.startsWith(other)) return one.slice(other.length);
  return other.startsWith(one) ? other.slice(one.length) : undefined;
}
