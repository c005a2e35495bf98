import { describe, expect, it } from 'vitest';
import type { BatchStore } from '../../ports/batch-store.ts';
import { exampleBatch } from '../example-rows.ts';

/** What every batch store keeps. Each call of `makeStore` gives an empty one. */
export const batchStoreContract = (name: string, makeStore: () => Promise<BatchStore>): void => {
  describe(`batch store: ${name}`, () => {
    it('gives back what it was given, and undefined for an unknown id', async () => {
      const store = await makeStore();
      const row = exampleBatch({
        leaseUntil: '2026-01-02T03:05:05.678Z',
        doubtful: true,
        lastError: 'timeout',
      });

      const stored = await store.createIfAbsent(row);

      expect(stored).toEqual(row);
      expect(await store.get(row.id)).toEqual(row);
      expect(await store.get('batch-2')).toBeUndefined();
    });

    it('creates a row once and answers with the stored one', async () => {
      const store = await makeStore();
      await store.createIfAbsent(exampleBatch({ words: 3 }));

      const stored = await store.createIfAbsent(exampleBatch({ words: 7 }));

      expect(stored.words).toBe(3);
      expect((await store.get('batch-1'))?.words).toBe(3);
    });

    it('saves only onto the version below', async () => {
      const store = await makeStore();
      await store.createIfAbsent(exampleBatch());

      const first = await store.save(exampleBatch({ version: 2, status: 'prepared' }));
      const late = await store.save(exampleBatch({ version: 2, status: 'creating' }));
      const ahead = await store.save(exampleBatch({ version: 4, status: 'ended' }));

      expect([first, late, ahead]).toEqual([true, false, false]);
      expect(await store.get('batch-1')).toEqual(exampleBatch({ version: 2, status: 'prepared' }));
    });

    it('does not create by saving', async () => {
      const store = await makeStore();

      const saved = await store.save(exampleBatch({ version: 2 }));

      expect(saved).toBe(false);
      expect(await store.get('batch-1')).toBeUndefined();
    });

    it('lets one of many savers of one version win', async () => {
      const store = await makeStore();
      await store.createIfAbsent(exampleBatch());

      const won = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.save(exampleBatch({ version: 2, words: index }))),
      );

      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await store.get('batch-1'))?.words).toBe(won.indexOf(true));
    });

    it('gets many rows, also more than one request holds, repeats and unknown ids left out', async () => {
      const store = await makeStore();
      const all = Array.from({ length: 130 }, (_, index) => `batch-${index}`);
      await Promise.all(all.map((id) => store.createIfAbsent(exampleBatch({ id }))));

      const found = await store.getMany([...all, 'batch-0', 'unknown']);

      expect(ids(found)).toEqual([...all].sort());
      expect(await store.getMany([])).toEqual([]);
    });

    it('finds the rows of one run as they are now', async () => {
      const store = await makeStore();
      for (const id of ['a', 'b']) await store.createIfAbsent(exampleBatch({ id }));
      await store.createIfAbsent(exampleBatch({ id: 'c', runId: 'run-2' }));
      await store.save(exampleBatch({ id: 'b', version: 2, status: 'submitted' }));

      const found = await store.ofRun('run-1');

      expect(ids(found)).toEqual(['a', 'b']);
      expect(found.find(({ id }) => id === 'b')?.status).toBe('submitted');
      expect(await store.ofRun('run-3')).toEqual([]);
    });

    it('keeps a row readable and writable after its expiry was set, and creates none by it', async () => {
      const store = await makeStore();
      await store.createIfAbsent(exampleBatch());

      await store.expire(['batch-1', 'batch-2'], new Date('2999-01-01T00:00:00Z'));

      expect(await store.get('batch-1')).toEqual(exampleBatch());
      expect(await store.get('batch-2')).toBeUndefined();
      expect(await store.save(exampleBatch({ version: 2 }))).toBe(true);
    });
  });
};

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id).sort();
}
