import { hash32 } from '@word-list/domain';

/** Decisions that one seed makes, always the same ones in the same order. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  /** One of the items; throws when there is none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** The decisions of one seed about one matter: streams of different names do not disturb each other. */
export const makeRandom = (seed: number, stream: string): Random => {
  const part = (index: number): number => hash32(`${String(seed)}/${stream}/${String(index)}`) | 1;
  const next = xorshift([part(0), part(1), part(2), part(3)]);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
  };
};

/** One decision that depends on the seed and a name alone, from 0 up to, not including, 1. */
export const drawOf = (seed: number, name: string): number => hash32(`${String(seed)}:${name}`) / 2 ** 32;

/** Marsaglia's xorshift over 128 bits: quick, and good enough to choose what happens next. */
function xorshift(state: [number, number, number, number]): () => number {
  let [x, y, z, w] = state;
  return () => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ (t ^ (t >>> 8));
    return (w >>> 0) / 2 ** 32;
  };
}
