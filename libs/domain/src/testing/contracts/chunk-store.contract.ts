import { describe, expect, it } from 'vitest';
import type { ChunkStore } from '../../ports/chunk-store.ts';
import { NotFound } from '../../errors.ts';

/** What every chunk store keeps. Each call of `makeStore` gives an empty one. */
export const chunkStoreContract = (name: string, makeStore: () => Promise<ChunkStore>): void => {
  describe(`chunk store: ${name}`, () => {
    it('gives back the text that was put, whatever letters it holds', async () => {
      const store = await makeStore();
      const text = 'abandon\ncafé\n𝒜\nنخلة\n';

      await store.put('runs/run-1/upload-1/00000.txt', text);

      expect(await store.get('runs/run-1/upload-1/00000.txt')).toBe(text);
    });

    it('holds a full chunk of the longest words', async () => {
      const store = await makeStore();
      const text = Array.from({ length: 10_000 }, (_, index) => `${'ß'.repeat(59)}${index}\n`).join('');

      await store.put('runs/run-1/upload-1/00001.txt', text);

      expect(await store.get('runs/run-1/upload-1/00001.txt')).toBe(text);
    });

    it('holds the same after the same put twice', async () => {
      const store = await makeStore();

      await store.put('runs/run-1/upload-1/00000.txt', 'abandon\n');
      await store.put('runs/run-1/upload-1/00000.txt', 'abandon\n');

      expect(await store.get('runs/run-1/upload-1/00000.txt')).toBe('abandon\n');
    });

    it('has an object no more that was removed, once or twice', async () => {
      const store = await makeStore();
      await store.put('lists/source-1/abc', 'abandon\n');

      await store.remove('lists/source-1/abc');
      await store.remove('lists/source-1/abc');

      await expect(store.get('lists/source-1/abc')).rejects.toEqual(
        new NotFound('chunk', 'lists/source-1/abc'),
      );
    });

    it('names a chunk that does not exist', async () => {
      const store = await makeStore();

      const got = store.get('runs/run-1/upload-1/00009.txt');

      await expect(got).rejects.toEqual(new NotFound('chunk', 'runs/run-1/upload-1/00009.txt'));
    });
  });
};
