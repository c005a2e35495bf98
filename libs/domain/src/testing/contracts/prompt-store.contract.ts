import { describe, expect, it } from 'vitest';
import type { PromptStore } from '../../ports/prompt-store.ts';
import { examplePrompt, exampleVerdict } from '../example-rows.ts';

/** What every prompt store keeps. Each call of `makeStore` gives an empty one. */
export const promptStoreContract = (name: string, makeStore: () => Promise<PromptStore>): void => {
  describe(`prompt store: ${name}`, () => {
    it('lists the prompts of one preparation by id', async () => {
      const store = await makeStore();
      const prompts = numbered(3);
      await store.put([...prompts].reverse());
      await store.put([
        examplePrompt({ id: 'other-000', preparation: 'preparation-2' }),
        examplePrompt({ batchId: 'batch-2', id: 'prompt-000' }),
      ]);

      const listed = await store.list('batch-1', 'preparation-1');

      expect(listed).toEqual(prompts);
      expect(await store.list('batch-3', 'preparation-1')).toEqual([]);
    });

    it('holds a whole batch of 200 full prompts, and of several batches at once', async () => {
      const store = await makeStore();
      const words = Array.from({ length: 50 }, (_, index) => `${'w'.repeat(60)}${index}`);
      const wide = numbered(200).map((prompt) => ({ ...prompt, words, attempts: words.map(() => 2) }));
      await store.put([...wide, ...numbered(3, 'batch-2')]);

      const listed = await store.list('batch-1', 'preparation-1');

      expect(listed).toEqual(wide);
      expect(await store.list('batch-2', 'preparation-1')).toHaveLength(3);
    });

    it('takes no prompts for nothing to do', async () => {
      const store = await makeStore();

      await store.put([]);

      expect(await store.decide([], new Map())).toEqual([]);
    });

    it('keeps the first verdict of a prompt', async () => {
      const store = await makeStore();
      const prompts = numbered(2);
      await store.put(prompts);
      await store.decide([prompts[0]!], new Map([['prompt-000', exampleVerdict('tree')]]));

      const decided = await store.decide(
        prompts,
        new Map(prompts.map(({ id }) => [id, exampleVerdict('late')])),
      );

      expect(decided.map(({ verdict }) => verdict)).toEqual([exampleVerdict('tree'), exampleVerdict('late')]);
      expect(await store.list('batch-1', 'preparation-1')).toEqual(decided);
    });

    it('leaves a prompt open for which there is no verdict', async () => {
      const store = await makeStore();
      const prompts = numbered(2);
      await store.put(prompts);

      const decided = await store.decide(prompts, new Map([['prompt-001', exampleVerdict()]]));

      expect(decided.map(({ verdict }) => verdict)).toEqual([null, exampleVerdict()]);
    });

    it('gives overlapping deciders the same answer', async () => {
      const store = await makeStore();
      const prompts = numbered(40);
      await store.put(prompts);
      const decide = (word: string) =>
        store.decide(prompts, new Map(prompts.map(({ id }) => [id, exampleVerdict(word)])));

      const answers = await Promise.all(['one', 'two', 'three'].map(decide));

      const stored = await store.list('batch-1', 'preparation-1');
      for (const answer of answers) expect(answer).toEqual(stored);
      expect(stored.every(({ verdict }) => verdict !== null)).toBe(true);
    });

    it('keeps a verdict when the prompt is put again', async () => {
      const store = await makeStore();
      const [prompt] = numbered(1);
      await store.put([prompt!]);
      await store.decide([prompt!], new Map([[prompt!.id, exampleVerdict()]]));

      await store.put([prompt!]);

      expect((await store.list('batch-1', 'preparation-1'))[0]?.verdict).toEqual(exampleVerdict());
    });

    it('rejects a verdict for a prompt that is not stored', async () => {
      const store = await makeStore();

      const decided = store.decide(numbered(1), new Map([['prompt-000', exampleVerdict()]]));

      await expect(decided).rejects.toThrow('prompt-000');
      expect(await store.list('batch-1', 'preparation-1')).toEqual([]);
    });

    it('keeps prompts readable after their expiry was set', async () => {
      const store = await makeStore();
      await store.put(numbered(30));

      await store.expire(['batch-1', 'batch-2'], new Date('2999-01-01T00:00:00Z'));

      expect(await store.list('batch-1', 'preparation-1')).toEqual(numbered(30));
      expect(await store.list('batch-2', 'preparation-1')).toEqual([]);
    });
  });
};

function numbered(count: number, batchId = 'batch-1') {
  return Array.from({ length: count }, (_, index) =>
    examplePrompt({ batchId, id: `prompt-${String(index).padStart(3, '0')}` }),
  );
}
