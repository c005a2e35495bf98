import { describe, expect, it } from 'vitest';
import type { Clock } from '../../ports/basics.ts';
import type { ModelBatches, ProviderBatch, SubmitInput } from '../../ports/model-batches.ts';
import { SubmissionDoubtful, SubmissionRefused } from '../../errors.ts';
import type { MemoryModelBatches } from '../memory-model-batches.ts';

export interface ModelBatchesWorld {
  readonly model: ModelBatches;
  /** The provider behind it; its model answers each word `w` with the row `w:1`. */
  readonly provider: Omit<MemoryModelBatches, keyof ModelBatches>;
  /** The clock of both. */
  readonly clock: Clock & { advance(milliseconds: number): void };
}

/** What every model's batch API does. Each call of `makeWorld` gives a provider without batches. */
export const modelBatchesContract = (name: string, makeWorld: () => Promise<ModelBatchesWorld>): void => {
  describe(`model batches: ${name}`, () => {
    it('submits the input as it is, with its metadata', async () => {
      const world = await makeWorld();
      world.provider.hold();
      const given = submission(world);

      const batch = await world.model.submit(given);

      expect(batch).toMatchObject({
        metadata: given.metadata,
        outputFileId: null,
        errorFileId: null,
        errors: [],
      });
      expect(world.provider.inputOf(batch.id)).toBe(given.input);
      expect(Math.abs(batch.createdAt.getTime() - world.clock.now().getTime())).toBeLessThan(2000);
      expect(await world.model.readFile(batch.inputFileId!)).toBe(given.input);
    });

    it('shows a batch in progress, then completed with the answers of each prompt', async () => {
      const world = await makeWorld();
      world.provider.hold();
      const { id } = await world.model.submit(submission(world));
      expect((await world.model.find(id))?.status).toBe('in_progress');

      world.provider.release();

      const batch = await world.model.find(id);
      expect(batch).toMatchObject({
        status: 'completed',
        errorFileId: null,
        requests: { total: 2, completed: 2, failed: 0 },
      });
      const output = await world.model.readFile(batch!.outputFileId!);
      expect(output!.trimEnd().split('\n')).toHaveLength(2);
      expect(output).toContain('café:1');
      expect(world.provider.ledger.map(({ customId }) => customId)).toEqual(['p-1', 'p-2']);
    });

    it('shows the finished part and the rest of an expired batch', async () => {
      const world = await makeWorld();
      world.provider.hold();
      const { id } = await world.model.submit(submission(world));
      world.provider.end(id, { status: 'expired', answered: 1 });

      const batch = await world.model.find(id);

      expect(batch?.status).toBe('expired');
      expect(await world.model.readFile(batch!.outputFileId!)).toContain('"p-1"');
      expect(await world.model.readFile(batch!.errorFileId!)).toContain('batch_expired');
    });

    it('shows the errors of a batch that failed as a whole', async () => {
      const world = await makeWorld();
      world.provider.hold();
      const { id } = await world.model.submit(submission(world));
      world.provider.end(id, { status: 'failed', code: 'token_limit_exceeded' });

      const batch = await world.model.find(id);

      expect(batch).toMatchObject({ status: 'failed', outputFileId: null, errorFileId: null });
      expect(batch?.errors.map(({ code }) => code)).toEqual(['token_limit_exceeded']);
    });

    it('calls a definite no refused, with its code, and nothing is created', async () => {
      const world = await makeWorld();
      world.provider.faultNext({ refuse: 'billing_hard_limit_reached' });

      const submitted = world.model.submit(submission(world));

      await expect(submitted).rejects.toThrow(SubmissionRefused);
      await expect(submitted).rejects.toMatchObject({ code: 'billing_hard_limit_reached' });
      expect(world.provider.batches).toHaveLength(0);
    });

    it('answers a question at once, without a batch', async () => {
      const world = await makeWorld();
      const { body } = JSON.parse(line('', ['tree'])) as { body: Parameters<ModelBatches['ask']>[0] };

      const answer = await world.model.ask(body, new Date(world.clock.now().getTime() + 60_000));

      expect(answer).toMatchObject({ status: 'completed', usage: { output_tokens: 20 } });
      expect(JSON.stringify(answer)).toContain('tree:1');
      expect(world.provider.questions).toEqual([body]);
      expect(world.provider.batches).toHaveLength(0);
    });

    it('tells a question that is refused, with its code, from one that nobody answered', async () => {
      const world = await makeWorld();
      world.provider.faultQuestions({ refuse: 'model_not_found' }, 'doubt');
      const { body } = JSON.parse(line('', ['tree'])) as { body: Parameters<ModelBatches['ask']>[0] };
      const ask = () => world.model.ask(body, new Date(world.clock.now().getTime() + 60_000));

      await expect(ask()).rejects.toMatchObject({ name: 'SubmissionRefused', code: 'model_not_found' });
      await expect(ask()).rejects.toThrow(SubmissionDoubtful);
      expect(world.provider.questions).toHaveLength(2);
    });

    it.each(['created', 'not_created'] as const)(
      'calls a lost answer doubtful when the batch was %s',
      async (doubt) => {
        const world = await makeWorld();
        world.provider.faultNext({ doubt });

        const submitted = world.model.submit(submission(world));

        await expect(submitted).rejects.toThrow(SubmissionDoubtful);
        expect(world.provider.batches).toHaveLength(doubt === 'created' ? 1 : 0);
      },
    );

    it('lists the batches since a time, newest first, over pages', async () => {
      const world = await makeWorld();
      await world.model.submit(submission(world));
      world.clock.advance(3_600_000);
      const since = world.clock.now();
      const created: string[] = [];
      for (let count = 0; count < 105; count += 1) {
        world.clock.advance(1000);
        created.push(
          (await world.model.submit(submission(world, { metadata: { batch: String(count) } }))).id,
        );
      }

      const listed = await collect(world.model.list(since));

      expect(listed.map(({ id }) => id)).toEqual(created.reverse());
      expect(listed[0]?.metadata).toEqual({ batch: '104' });
    });

    it('lists a lagging batch only later, though it can be found', async () => {
      const world = await makeWorld();
      world.provider.lag(true);
      const { id } = await world.model.submit(submission(world));
      const since = new Date(world.clock.now().getTime() - 60_000);
      expect(await collect(world.model.list(since))).toEqual([]);
      expect(await world.model.find(id)).toBeDefined();

      world.provider.lag(false);

      expect((await collect(world.model.list(since))).map((batch) => batch.id)).toEqual([id]);
    });

    it('cancels a batch, and takes a second cancel for nothing', async () => {
      const world = await makeWorld();
      world.provider.hold();
      const { id } = await world.model.submit(submission(world));

      await world.model.cancel(id);
      await world.model.cancel(id);

      expect((await world.model.find(id))?.status).toBe('cancelled');
    });

    it('gives undefined for a batch and a file that the provider does not know', async () => {
      const world = await makeWorld();
      const { id } = await world.model.submit(submission(world));
      world.provider.forget(id);

      expect(await world.model.find(id)).toBeUndefined();
      expect(await world.model.find('batch_unknown')).toBeUndefined();
      expect(await world.model.readFile('file-unknown')).toBeUndefined();
    });
  });
};

function submission(world: ModelBatchesWorld, changes: Partial<SubmitInput> = {}): SubmitInput {
  return {
    input: `${line('p-1', ['tree', 'café'])}\n${line('p-2', ['𝒜'])}\n`,
    fileName: 'batch-1.jsonl',
    metadata: { deployment: 'test', batch: 'batch-1', submission: '0', sha256: 'abc' },
    deadline: new Date(world.clock.now().getTime() + 60_000),
    ...changes,
  };
}

function line(customId: string, words: readonly string[]): string {
  return JSON.stringify({
    custom_id: customId,
    method: 'POST',
    url: '/v1/responses',
    body: {
      model: 'model-1',
      instructions: 'Rate the words.',
      input: words.join('\n'),
      text: { format: { type: 'json_schema', name: 'rows', schema: { required: ['rows'] }, strict: true } },
    },
  });
}

async function collect(batches: AsyncIterable<ProviderBatch>): Promise<ProviderBatch[]> {
  const all: ProviderBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
