import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { goodRow, memoryPipeline } from '../testing/index.ts';

const url = 'https://lists.example/words.txt';
const list = (...words: string[]) => ({ [url]: words.map((word) => `${word}\n`).join('') });
const manyWords = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `w${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
  );

describe('the pipeline', () => {
  it('takes one word from its list to its stored score', async () => {
    const world = memoryPipeline({ lists: list('Abandon') });
    const runId = await world.startRun();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete');
    expect(await world.catalogue.find('abandon')).toMatchObject({
      scores: { commonness: 3, sentiment: -2, nsfw: 0 },
      types: ['noun', 'verb'],
      model: 'model-1',
      runId,
    });
  });

  it('completes an empty list, and one of rejects only, without asking', async () => {
    const world = memoryPipeline({ lists: { [url]: '', 'https://lists.example/rejects': '12\n\n--\n' } });

    const empty = await world.runToEnd(await world.startRun());
    const rejects = await world.runToEnd(
      await world.startRun({ url: 'https://lists.example/rejects', sourceId: 's2' }),
    );

    expect(empty.status).toBe('complete');
    expect(rejects.manifest).toMatchObject({ lines: 3, rejected: { empty: 1, not_a_word: 2 }, accepted: 0 });
    expect(world.model.batches).toHaveLength(0);
  });

  it('asks nothing in a second run of the same list', async () => {
    const world = memoryPipeline({ lists: list(...manyWords(120)) });
    await world.runToEnd(await world.startRun());
    const asked = world.model.ledger.length;

    const runId = await world.startRun();
    await world.runToEnd(runId);

    expect(world.model.ledger).toHaveLength(asked);
    expect(await world.runs.counts(runId)).toMatchObject({ known: 120, scored: 0 });
  });

  it('asks a word that the model leaves out three times and then fails it', async () => {
    const world = memoryPipeline({
      lists: list('good', 'lost'),
      answer: (words) => words.filter((word) => word !== 'lost').map(goodRow),
    });
    const runId = await world.startRun();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete_with_failures');
    expect(await world.runs.failures(runId, { limit: 10 })).toEqual([
      { text: 'lost', reason: 'missing: {"r":[]}', attempts: 3 },
    ]);
    expect(world.model.ledger.filter(({ words }) => words.includes('lost'))).toHaveLength(3);
    expect(world.model.ledger.filter(({ words }) => words.includes('good'))).toHaveLength(1);
  });

  it('adopts the batch whose creation lost its answer', async () => {
    const world = memoryPipeline({ lists: list(...manyWords(60)) });
    world.model.faultNext({ doubt: 'created' });
    const runId = await world.startRun();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete');
    expect(world.model.batches).toHaveLength(1);
  });

  it('creates again when a doubtful create left nothing', async () => {
    const world = memoryPipeline({ lists: list('word') });
    world.model.faultNext({ doubt: 'not_created' });

    const run = await world.runToEnd(await world.startRun());

    expect(run.status).toBe('complete');
    expect(world.model.ledger).toHaveLength(1);
  });

  it('submits again what the provider refused, counting no attempt', async () => {
    const world = memoryPipeline({ lists: list('word') });
    world.model.faultNext({ refuse: 'token_limit_exceeded' });
    const runId = await world.startRun();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete');
    expect(await world.runs.counts(runId)).toMatchObject({ scored: 1, failed: 0 });
  });

  it('learns nothing about words from a failed batch', async () => {
    const world = memoryPipeline({ lists: list('word') });
    world.model.hold();
    const runId = await world.startRun();
    await world.deliver();
    world.model.end(world.model.batches[0]!.id, { status: 'failed', code: 'token_limit_exceeded' });
    world.model.release();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete');
    expect(world.model.batches).toHaveLength(2);
    expect(world.model.ledger).toHaveLength(1);
  });

  it('keeps what an expired batch brought and asks the rest again', async () => {
    const world = memoryPipeline({ lists: list(...manyWords(120)) });
    world.model.hold();
    const runId = await world.startRun();
    await world.deliver();
    world.model.end(world.model.batches[0]!.id, { status: 'expired', answered: 2 });
    world.model.release();

    await world.runToEnd(runId);

    expect(await world.runs.counts(runId)).toMatchObject({ scored: 120, failed: 0 });
    expect(world.model.ledger.flatMap(({ words }) => words)).toHaveLength(120);
  });

  it('looks again for a result file that is not there yet, and asks again when it never comes', async () => {
    const world = memoryPipeline({ lists: list('one', 'two') });
    world.model.hold();
    const runId = await world.startRun();
    await world.deliver();
    world.model.release();
    world.model.forget((await world.model.find(world.model.batches[0]!.id))?.outputFileId ?? '');

    await world.check();
    await expect(world.deliver()).rejects.toThrow('there is no result file');
    world.clock.advance(60_000);
    await world.runToEnd(runId);

    expect(await world.runs.counts(runId)).toMatchObject({ scored: 2, failed: 0 });
    expect(world.model.ledger).toHaveLength(2);
  });

  it('submits what another release has prepared, worded as in this one', async () => {
    const world = memoryPipeline({ lists: list('one', 'two') });
    world.model.faultNext({ refuse: 'busy' });
    const runId = await world.startRun();
    await world.deliver();
    const [row] = world.batches.rows.values();
    await world.batches.save({
      ...row!,
      version: row!.version + 1,
      inputSha256: 'of other words',
      worstCaseMicroUsd: 1,
    });

    await world.runToEnd(runId);

    expect(await world.runs.counts(runId)).toMatchObject({ scored: 2, failed: 0 });
    expect(world.model.ledger).toHaveLength(1);
    expect(world.batches.rows.get(row!.id)).toMatchObject({
      submission: 2,
      worstCaseMicroUsd: row!.worstCaseMicroUsd,
    });
  });

  it('refuses to submit fewer prompts than were prepared', async () => {
    const world = memoryPipeline({ lists: list('one', 'two') });
    world.model.faultNext({ refuse: 'busy' });
    const runId = await world.startRun();
    await world.deliver();
    const [row] = world.batches.rows.values();
    await world.batches.save({ ...row!, version: row!.version + 1, words: 3 });
    world.clock.advance(60_000);

    await world.check();
    world.clock.advance(60_000);
    await world.check();

    await expect(world.deliver()).rejects.toThrow('are not those it was prepared with');
    expect(await world.runs.counts(runId)).toMatchObject({ claimed: 2 });
    expect(world.model.batches).toHaveLength(0);
  });

  it('makes a second run wait for words that the first is having scored', async () => {
    const world = memoryPipeline({
      lists: { [url]: 'one\ntwo\n', 'https://lists.example/b': 'two\nthree\n' },
    });
    world.model.hold();
    const first = await world.startRun();
    await world.deliver();
    const second = await world.startRun({ url: 'https://lists.example/b', sourceId: 's2' });
    await world.deliver();
    expect(await world.runs.counts(second)).toMatchObject({ claimed: 1, waiting: 1 });
    world.model.release();

    await world.runToEnd(first);
    await world.runToEnd(second);

    expect(await world.runs.counts(second)).toMatchObject({ known: 1, scored: 1 });
    expect(world.model.ledger.flatMap(({ words }) => words).toSorted()).toEqual(['one', 'three', 'two']);
  });

  it('cancels what is at the provider and keeps what was delivered', async () => {
    const world = memoryPipeline({ lists: list(...manyWords(120)) });
    world.model.hold();
    const runId = await world.startRun();
    await world.deliver();
    world.model.end(world.model.batches[0]!.id, { status: 'cancelled', answered: 1 });

    await world.runs.requestCancel(runId);
    const run = await world.runToEnd(runId);

    expect(run.status).toBe('cancelled');
    expect(await world.runs.counts(runId)).toMatchObject({ scored: 50, cancelled: 70 });
  });

  it('cancels a run whose batch is still running', async () => {
    const world = memoryPipeline({ lists: list(...manyWords(120)) });
    world.model.hold();
    const runId = await world.startRun();
    await world.deliver();

    await world.runs.requestCancel(runId);
    const run = await world.runToEnd(runId);

    expect(run.status).toBe('cancelled');
    expect(await world.runs.counts(runId)).toMatchObject({ scored: 0, cancelled: 120 });
    expect(world.model.batches.map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('fails a run whose source is gone, with the reason', async () => {
    const world = memoryPipeline({ lists: {} });

    const run = await world.runToEnd(await world.startRun({ url: 'https://lists.example/404' }));

    expect(run).toMatchObject({ status: 'failed' });
    expect(run.reason).toMatch(/^source_not_found/);
  });

  it('ends a run that has no money left with budget failures', async () => {
    const prices = { 'model-1': { input: 1, cachedInput: 1, output: 4 } };
    const world = memoryPipeline({ lists: list('word'), prices });
    const runId = await world.startRun({ budgetMicroUsd: 10 });

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete_with_failures');
    expect(await world.runs.failures(runId, { limit: 1 })).toMatchObject([
      { text: 'word', reason: 'budget' },
    ]);
    expect(world.model.batches).toHaveLength(0);
  });

  it('asks what waited for money once another batch has cost less than was reserved for it', async () => {
    const prices = { 'model-1': { input: 1, cachedInput: 1, output: 4 } };
    const { wordsPerChunk } = limits;
    Object.assign(limits, { wordsPerChunk: 1 });
    const world = memoryPipeline({ lists: list('one', 'two'), prices });
    world.model.hold();
    const runId = await world.startRun({ budgetMicroUsd: 5000 });
    await world.deliver();
    Object.assign(limits, { wordsPerChunk });
    const { reservedMicroUsd } = await world.runs.usage(runId);
    expect(reservedMicroUsd).toBeGreaterThan(2500);
    world.model.release();

    const run = await world.runToEnd(runId);

    expect(run.status).toBe('complete');
    expect(await world.runs.counts(runId)).toMatchObject({ scored: 2, failed: 0 });
  });

  it.each(['uploadSourceChunks', 'processSourceChunk', 'queryWords', 'updateBatch', 'updateWords'] as const)(
    'loses nothing when the first messages of %s are lost',
    async (queue) => {
      const world = memoryPipeline({ lists: list(...manyWords(70)) });
      const runId = await world.startRun();
      let lost = 0;
      const { consumers } = world;
      const deliverFrom = async (name: keyof typeof consumers) => {
        const consume = consumers[name] as (message: unknown) => Promise<void>;
        const messages: unknown[] = world.queues[name].take();
        if (name === queue && lost === 0) lost = messages.length;
        else for (const message of messages) await consume(message);
      };

      for (let tick = 0; tick < 40; tick += 1) {
        await deliverFrom('uploadSourceChunks');
        await deliverFrom('processSourceChunk');
        await deliverFrom('queryWords');
        await deliverFrom('updateBatch');
        await deliverFrom('updateWords');
        await world.check();
        world.clock.advance(10_000);
      }

      expect(lost).toBeGreaterThan(0);
      expect(await world.runs.get(runId)).toMatchObject({ status: 'complete' });
      expect(await world.runs.counts(runId)).toMatchObject({ scored: 70 });
      expect(world.model.ledger.flatMap(({ words }) => words)).toHaveLength(70);
    },
  );
});
