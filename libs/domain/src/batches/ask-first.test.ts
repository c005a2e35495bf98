import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import type { QuestionFault } from '../testing/memory-model-batches.ts';
import { memoryPipeline } from '../testing/index.ts';

const url = 'https://lists.example/words.txt';
const prices = { 'gpt-6-luna': { input: 1, cachedInput: 0.5, output: 4 } };

const openWorld = (...faults: readonly QuestionFault[]) => {
  const world = memoryPipeline({ lists: { [url]: 'house\ngarden\n' }, prices });
  world.model.faultQuestions(...faults);
  return world;
};

type World = ReturnType<typeof openWorld>;

const start = (world: World, changes: Parameters<World['startRun']>[0] = {}): Promise<string> =>
  world.startRun({ model: 'gpt-6-luna', effort: 'none', ...changes });

const bodiesOf = (world: World): Record<string, unknown>[] =>
  world.model.batches.flatMap(({ id }) =>
    world.model
      .inputOf(id)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { body: Record<string, unknown> }).body),
  );

describe('the question before the first batch of a run', () => {
  it('is asked once about no word of the list, as batches ask, and its answer is kept with its bill', async () => {
    const world = openWorld();

    const run = await world.runToEnd(await start(world));
    const usage = { inputTokens: 106, cachedTokens: 50, outputTokens: 60 };

    expect(run).toMatchObject({ status: 'complete', firstAnswer: { schema: true, usage } });
    expect(world.model.questions).toHaveLength(1);
    expect(world.model.questions[0]).toMatchObject({
      model: 'gpt-6-luna',
      input: 'tree\nunderstand\nserendipity',
      reasoning: { effort: 'none' },
      text: { format: { type: 'json_schema' } },
    });
    const batch = { inputTokens: 104, outputTokens: 40 };
    expect(await world.runs.usage(run.id)).toMatchObject({
      inputTokens: batch.inputTokens + usage.inputTokens,
      outputTokens: batch.outputTokens + usage.outputTokens,
      prompts: 1,
      reservedMicroUsd: 0,
      settledMicroUsd: 54 + 25 + 4 * 40 + 2 * (56 + 25 + 4 * 60),
    });
    expect(bodiesOf(world)).toMatchObject([{ reasoning: { effort: 'none' } }]);
  });

  it('is not asked again by a later round or part', async () => {
    Object.assign(limits, { wordsPerChunk: 1 });
    try {
      const world = openWorld();
      await world.runToEnd(await start(world));

      expect(world.model.batches).toHaveLength(2);
      expect(world.model.questions).toHaveLength(1);
    } finally {
      Object.assign(limits, { wordsPerChunk: 10_000 });
    }
  });

  it('is not asked of a model without a price', async () => {
    const world = openWorld();
    await world.runToEnd(await start(world, { model: 'lexicon-2', effort: null }));

    expect(world.model.questions).toEqual([]);
  });

  it('is not asked where the budget has no room for it', async () => {
    const world = openWorld();
    await world.runToEnd(await start(world, { budgetMicroUsd: 10 }));

    expect(world.model.questions).toEqual([]);
  });

  it.each(['model_not_found', 'unsupported_parameter'])(
    'fails the run before anything is submitted when the answer is a final no: %s',
    async (refuse) => {
      const world = openWorld({ refuse }, { refuse });

      const run = await world.runToEnd(await start(world), { ticks: 3, seconds: 1 });

      expect(run.status).toBe('failed');
      expect(run.reason).toMatch(
        new RegExp(`^model_refused: gpt-6-luna: ${refuse}.*What to do: name a`, 'u'),
      );
      expect(world.model.batches).toEqual([]);
      expect(await world.runs.usage(run.id)).toMatchObject({ reservedMicroUsd: 0, settledMicroUsd: 0 });
    },
  );

  it.each(['invalid_json_schema', 'invalid_request', 'http_400'])(
    'falls back to plain rows, for all batches of the run, when the schema is not taken: %s',
    async (refuse) => {
      const world = openWorld({ refuse });

      const run = await world.runToEnd(await start(world));

      expect(run).toMatchObject({ status: 'complete', firstAnswer: { schema: false } });
      expect(world.model.questions[1]).not.toHaveProperty('text');
      for (const body of bodiesOf(world)) expect(body).not.toHaveProperty('text');
    },
  );

  it.each<QuestionFault>([{ refuse: 'rate_limit_exceeded' }, { refuse: 'insufficient_quota' }, 'doubt'])(
    'goes on without an answer, and asks again before the next batch: %j',
    async (fault) => {
      Object.assign(limits, { wordsPerChunk: 1 });
      try {
        const world = openWorld(fault);

        const run = await world.runToEnd(await start(world));

        expect(run).toMatchObject({ status: 'complete', firstAnswer: { schema: true } });
        expect(world.model.questions).toHaveLength(2);
        expect((await world.runs.usage(run.id)).reservedMicroUsd).toBe(0);
      } finally {
        Object.assign(limits, { wordsPerChunk: 10_000 });
      }
    },
  );
});
