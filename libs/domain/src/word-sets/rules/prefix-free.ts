import { nowhere, reversed, root, Trie } from '../trie.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** No word begins with another. */
export function prefixFreeRule(meter: Meter): Rule {
  const { fits, take } = freeOfBeginnings(meter);
  return { name: 'prefixFree', fits: ({ text }) => fits(text), take: ({ text }) => take(text) };
}

/** No word ends with another. */
export function suffixFreeRule(meter: Meter): Rule {
  const { fits, take } = freeOfBeginnings(meter);
  return {
    name: 'suffixFree',
    fits: ({ text }) => {
      meter.spend(text.length);
      return fits(reversed(text));
    },
    take: ({ text }) => take(reversed(text)),
  };
}

function freeOfBeginnings(meter: Meter) {
  const trie = new Trie();
  return {
    take: (text: string) => {
      meter.spend(text.length);
      trie.add(text);
    },
    /** False if a taken text stands on the way, or the way ends among taken ones. */
    fits: (text: string): boolean => {
      let node = root;
      for (let at = 0; at < text.length; at += 1) {
        if (trie.ends(node)) return false;
        node = trie.step(node, text.charCodeAt(at));
        if (node === nowhere) {
          meter.spend(at + 1);
          return true;
        }
      }
      meter.spend(text.length);
      return trie.below(node) === 0;
    },
  };
}
