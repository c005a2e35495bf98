import { describe, expect, it } from 'vitest';
import type { SourceStore } from '../../ports/source-store.ts';
import { exampleSource } from '../example-rows.ts';

/** What every source store keeps. Each call of `makeStore` gives an empty one. */
export const sourceStoreContract = (name: string, makeStore: () => Promise<SourceStore>): void => {
  describe(`source store: ${name}`, () => {
    it('gives back what it was given, and undefined for an unknown id', async () => {
      const store = await makeStore();
      const source = exampleSource({
        format: { kind: 'delimited', separator: 'tab', column: 2 },
        name: 'Wörter 𝒜',
      });

      const saved = await store.save(source, 0);

      expect(saved).toBe(true);
      expect(await store.get(source.id)).toEqual(source);
      expect(await store.get('source-2')).toBeUndefined();
    });

    it('refuses to create a source that exists', async () => {
      const store = await makeStore();
      await store.save(exampleSource(), 0);

      const saved = await store.save(exampleSource({ name: 'Second' }), 0);

      expect(saved).toBe(false);
      expect((await store.get('source-1'))?.name).toBe('Example');
    });

    it('replaces a source only in the expected version', async () => {
      const store = await makeStore();
      await store.save(exampleSource(), 0);

      const first = await store.save(exampleSource({ version: 2, name: 'Changed' }), 1);
      const late = await store.save(exampleSource({ version: 2, name: 'Too late' }), 1);

      expect([first, late]).toEqual([true, false]);
      expect(await store.get('source-1')).toEqual(exampleSource({ version: 2, name: 'Changed' }));
    });

    it('does not bring a removed source back by a late change', async () => {
      const store = await makeStore();
      await store.save(exampleSource(), 0);
      await store.remove('source-1', 1);

      const saved = await store.save(exampleSource({ version: 2 }), 1);

      expect(saved).toBe(false);
      expect(await store.get('source-1')).toBeUndefined();
    });

    it('removes a source only in the expected version', async () => {
      const store = await makeStore();
      await store.save(exampleSource(), 0);
      await store.save(exampleSource({ version: 2 }), 1);

      const late = await store.remove('source-1', 1);
      const right = await store.remove('source-1', 2);
      const again = await store.remove('source-1', 2);

      expect([late, right, again]).toEqual([false, true, false]);
    });

    it('keeps the list of a source until the source goes, and lists no text as a source', async () => {
      const store = await makeStore();
      const long = Array.from({ length: 20_000 }, (_, index) => `wörd${index}`).join('\n');

      await store.keepText('source-1', 'first');
      await store.keepText('source-1', long);
      await store.save(exampleSource(), 0);

      expect(await store.text('source-1')).toBe(long);
      expect(await store.text('source-2')).toBeUndefined();
      expect(await store.list({ limit: 10 })).toEqual([exampleSource()]);
      await store.remove('source-1', 2);
      expect(await store.text('source-1')).toBe(long);
      await store.remove('source-1', 1);
      expect(await store.text('source-1')).toBeUndefined();
    });

    it('lists every source once, by id, over pages', async () => {
      const store = await makeStore();
      const ids = ['b', 'a', 'e', 'd', 'c'];
      for (const id of ids) await store.save(exampleSource({ id }), 0);

      const first = await store.list({ limit: 2 });
      const second = await store.list({ limit: 2, after: 'b' });
      const third = await store.list({ limit: 2, after: 'd' });

      expect([first, second, third].map((page) => page.map(({ id }) => id))).toEqual([
        ['a', 'b'],
        ['c', 'd'],
        ['e'],
      ]);
    });
  });
};
