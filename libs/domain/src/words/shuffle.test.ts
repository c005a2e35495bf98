import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shuffle } from './shuffle.ts';

it('keeps every item, and gives one seed one order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      expect(shuffle(items, seed).toSorted()).toEqual(items.toSorted());
      expect(shuffle(items, seed)).toEqual(shuffle(items, seed));
    }),
  );
});

it('puts an item in every place about equally often', () => {
  const places = Array.from({ length: 5 }, () => 0);
  for (let seed = 0; seed < 5000; seed += 1) {
    const place = shuffle([0, 1, 2, 3, 4], `seed ${String(seed)}`).indexOf(0);
    places[place] = (places[place] ?? 0) + 1;
  }

  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(130);
});
