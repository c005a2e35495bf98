import { hash32 } from './hash32.ts';
import { scramble } from './sample-order.ts';

/**
 * The same items in an order that depends on the seed and the number of items alone (Fisher–Yates). Words change
 * their place between rounds, because a model rates an item differently by where it stands in a prompt.
 */
export const shuffle = <Item>(items: readonly Item[], seed: string): Item[] => {
  const shuffled = [...items];
  let state = hash32(seed);
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    state = (state + 0x9e3779b9) >>> 0;
    const other = scramble(state) % (last + 1);
    const held = shuffled[last] as Item;
    shuffled[last] = shuffled[other] as Item;
    shuffled[other] = held;
  }
  return shuffled;
};
