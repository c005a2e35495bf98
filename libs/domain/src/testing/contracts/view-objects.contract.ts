import { describe, expect, it } from 'vitest';
import { NotFound } from '../../errors.ts';
import type { ViewObjects } from '../../ports/view-objects.ts';

const key = 'views/1-abcdef/norms.vader/12-0123abc';

/** What every store of views keeps. Each call of `makeStore` gives an empty one. */
export const viewObjectsContract = (name: string, makeStore: () => Promise<ViewObjects>): void => {
  describe(`objects of views: ${name}`, () => {
    it('gives back every byte that was put', async () => {
      const store = await makeStore();
      const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 7) ^ (at >>> 8));

      await store.put(key, bytes);

      expect(Buffer.compare(await store.get(key), bytes)).toBe(0);
    });

    it('has an object no more that was removed, once or twice', async () => {
      const store = await makeStore();
      await store.put(key, Uint8Array.of(1));

      await store.remove(key);
      await store.remove(key);

      await expect(store.get(key)).rejects.toEqual(new NotFound('view', key));
    });
  });
};
