import { describe, expect, it } from 'vitest';
import { limits } from '../../limits.ts';
import {
  again,
  costOf,
  decided,
  part,
  scoredAs,
  scoredRun,
  scoringRun,
  type WordsWorld,
} from './words-world.ts';

/** What every claim ledger keeps. Each call of `makeWorld` gives an empty database. */
export const claimLedgerContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const textsAt = async ({ ledger }: WordsWorld, runId: string, round: number): Promise<string[]> =>
    (await ledger.claimsAt({ runId, part, round })).map(({ text }) => text);

  describe(`claim ledger: ${name}`, () => {
    it('claims the words that nobody knows, in the order of their bytes', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [4]);

      await world.ledger.classify({ runId: run.id, part, words: ['tree', '😀', '\uff5e', "o'clock"] });

      expect(await world.ledger.claimsAt({ runId: run.id, part, round: 1 })).toEqual(
        ["o'clock", 'tree', '\uff5e', '😀'].map((text) => ({ text, attempt: 0, requeues: 0 })),
      );
      expect(await world.ledger.openWork(run.id)).toEqual({
        rounds: [{ part, round: 1, words: 4 }],
        freedParts: [],
        classifiedParts: new Set([part]),
      });
    });

    it('classifies a part once', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await world.outcomes.settle(decided(run, { scored: [scoredAs('tree', 1)] }));

      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await world.ledger.failPart({ runId: run.id, part, words: 1, reason: 'chunk_unreadable' });

      expect(await world.runs.counts(run.id)).toMatchObject({ scored: 1, known: 0, failed: 0, claimed: 0 });
    });

    it('throws for a run that does not exist', async () => {
      const { ledger } = await makeWorld();

      await expect(ledger.classify({ runId: 'none', part, words: ['tree'] })).rejects.toMatchObject({
        name: 'NotFound',
        kind: 'run',
      });
    });

    it.each([
      { mode: 'new', before: 'gpt-test', model: 'gpt-other', answer: 'known' },
      { mode: 'new', before: 'gpt-test', model: 'lexicon-1', answer: 'known' },
      { mode: 'new', before: 'lexicon-1', model: 'lexicon-2', answer: 'known' },
      { mode: 'new', before: 'lexicon-1', model: 'gpt-test', answer: 'asked' },
      { mode: 'stale', before: 'gpt-test', model: 'gpt-test', answer: 'known' },
      { mode: 'stale', before: 'gpt-test', model: 'gpt-other', answer: 'asked' },
      { mode: 'all', before: 'gpt-test', model: 'gpt-test', answer: 'asked' },
    ] as const)('in mode $mode a score by $before is $answer to a run of $model', async (example) => {
      const { mode, before, model, answer } = example;
      const world = await makeWorld();
      await scoredRun(world, [scoredAs('tree', 1)], { model: before });
      await world.moveOn();

      const run = await scoringRun(world, [1], { mode, model });
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      const expected = answer === 'known' ? { known: 1, claimed: 0 } : { known: 0, claimed: 1 };
      expect(await world.runs.counts(run.id)).toMatchObject({ ...expected, waiting: 0 });
    });

    it.each(['new', 'stale', 'all'] as const)(
      'in mode %s a score of its judge by a run that began later is known',
      async (mode) => {
        const world = await makeWorld();
        const run = await scoringRun(world, [1], { mode, model: 'gpt-test' });
        await world.moveOn();
        await scoredRun(world, [scoredAs('tree', 1)], { model: 'gpt-test' });

        await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

        expect(await world.runs.counts(run.id)).toMatchObject({ known: 1, claimed: 0 });
      },
    );

    it.each(['stale', 'all'] as const)(
      'in mode %s what another judge says spares nothing, whenever it was said',
      async (mode) => {
        const world = await makeWorld();
        const run = await scoringRun(world, [1], { mode, model: 'gpt-test' });
        await world.moveOn();
        await scoredRun(world, [scoredAs('tree', 1)], { model: 'gpt-test', effort: 'low' });

        await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

        expect(await world.runs.counts(run.id)).toMatchObject({ known: 0, claimed: 1 });
      },
    );

    it('finds what is known by the key of a word, and asks as its list spells it', async () => {
      const world = await makeWorld();
      await scoredRun(world, [scoredAs("o'clock", 1)]);
      const run = await scoringRun(world, [2]);

      await world.ledger.classify({ runId: run.id, part, words: ['o’clock', 'tree’s'] });

      expect(await world.runs.counts(run.id)).toMatchObject({ known: 1, claimed: 1 });
      expect(await world.ledger.claimsAt({ runId: run.id, part, round: 1 })).toMatchObject([
        { text: 'tree’s' },
      ]);
    });

    it('in mode all a score made since the run began is known, by whatever run', async () => {
      const world = await makeWorld();
      const earlier = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: earlier.id, part, words: ['tree'] });
      const run = await scoringRun(world, [1], { mode: 'all' });
      await world.moveOn();
      await world.outcomes.settle(decided(earlier, { scored: [scoredAs('tree', 1)] }));

      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      expect(await world.runs.counts(run.id)).toMatchObject({ known: 1, claimed: 0 });
    });

    it('lets a word wait for the run that has it asked', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [1]);
      const second = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: first.id, part, words: ['tree'] });

      await world.ledger.classify({ runId: second.id, part, words: ['run', 'tree'] });

      expect(await world.runs.counts(second.id)).toMatchObject({ claimed: 1, waiting: 1 });
      expect((await world.ledger.openWork(second.id)).freedParts).toEqual([]);
      expect(await world.ledger.reclassifyFreed({ runId: second.id, part })).toBeUndefined();
      expect(await world.runs.counts(second.id)).toMatchObject({ claimed: 1, waiting: 1 });
    });

    it('finds a waiting word known once its claim was scored', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [1]);
      const second = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: first.id, part, words: ['tree'] });
      await world.ledger.classify({ runId: second.id, part, words: ['tree'] });
      await world.outcomes.settle(decided(first, { scored: [scoredAs('tree', 1)] }));

      expect((await world.ledger.openWork(second.id)).freedParts).toEqual([part]);
      const round = await world.ledger.reclassifyFreed({ runId: second.id, part });

      expect(round).toBeUndefined();
      expect(await world.runs.counts(second.id)).toMatchObject({ known: 1, waiting: 0 });
      expect((await world.ledger.openWork(second.id)).freedParts).toEqual([]);
    });

    it('claims a waiting word for a fresh round once its claim failed', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [1]);
      const second = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: first.id, part, words: ['tree'] });
      await world.ledger.classify({ runId: second.id, part, words: ['run', 'tree'] });
      await world.outcomes.settle(decided(first, { failed: [['tree', 'refused']] }));

      const round = await world.ledger.reclassifyFreed({ runId: second.id, part });

      expect(round).toBe(2);
      expect(await textsAt(world, second.id, 2)).toEqual(['tree']);
      expect(await world.ledger.reclassifyFreed({ runId: second.id, part })).toBeUndefined();
      expect(await world.runs.counts(second.id)).toMatchObject({ claimed: 2, waiting: 0 });
    });

    it('fails waiting words only when their claim is gone', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [2]);
      const second = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: first.id, part, words: ['run', 'tree'] });
      await world.ledger.classify({ runId: second.id, part, words: ['run', 'tree'] });
      await world.outcomes.settle(decided(first, { failed: [['tree', 'refused']] }));

      const failed = await world.ledger.failFreed({ runId: second.id, part, reason: 'stuck: lost' });

      expect(failed).toBe(1);
      expect(await world.runs.counts(second.id)).toMatchObject({ failed: 1, waiting: 1 });
      expect(await world.runs.failures(second.id, { limit: 5 })).toEqual([
        { text: 'tree', reason: 'stuck: lost', attempts: 0 },
      ]);
    });

    it('moves words that are asked again to a fresh round and counts real attempts only', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b', 'c'] });

      const words = [again('a'), again('b', false), again('stranger')];
      const round = await world.ledger.askAgain({ runId: run.id, part, round: 1, words, cost: costOf() });

      expect(round).toBe(2);
      expect(await world.ledger.claimsAt({ runId: run.id, part, round: 2 })).toEqual([
        { text: 'a', attempt: 1, requeues: 1 },
        { text: 'b', attempt: 0, requeues: 1 },
      ]);
      expect(await textsAt(world, run.id, 1)).toEqual(['c']);
    });

    it('moves words once, however often it is told', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b'] });
      const message = { runId: run.id, part, round: 1, words: [again('a'), again('b')], cost: costOf() };

      const rounds = await Promise.all([1, 2, 3].map(() => world.ledger.askAgain(message)));

      expect(rounds.filter((round) => round !== undefined)).toEqual([2]);
      expect(await world.ledger.askAgain(message)).toBeUndefined();
      expect(await world.ledger.claimsAt({ runId: run.id, part, round: 2 })).toEqual([
        { text: 'a', attempt: 1, requeues: 1 },
        { text: 'b', attempt: 1, requeues: 1 },
      ]);
      expect(await world.runs.usage(run.id)).toMatchObject({ settledMicroUsd: 100, prompts: 1 });
    });

    it('gives two messages of one batch rounds of their own', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b'] });
      const cost = costOf();

      const first = await world.ledger.askAgain({ runId: run.id, part, round: 1, words: [again('a')], cost });
      const second = await world.ledger.askAgain({
        runId: run.id,
        part,
        round: 1,
        words: [again('b')],
        cost,
      });

      expect([first, second]).toEqual([2, 3]);
    });

    it('fails a word with its reason after the last attempt', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      let round: number | undefined = 1;
      const rounds = [];
      while (round !== undefined) {
        rounds.push(round);
        round = await world.ledger.askAgain({
          runId: run.id,
          part,
          round,
          words: [again('tree')],
          cost: costOf(),
        });
      }

      expect(rounds).toHaveLength(limits.attempts);
      expect(await world.runs.failures(run.id, { limit: 5 })).toEqual([
        { text: 'tree', reason: 'missing', attempts: limits.attempts },
      ]);
      expect(await world.runs.counts(run.id)).toMatchObject({ failed: 1, claimed: 0 });
    });

    it('fails a word that was in as many rounds as there may be', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      let round: number | undefined = 1;
      const rounds = [];
      while (round !== undefined) {
        rounds.push(round);
        const words = [again('tree', false)];
        round = await world.ledger.askAgain({ runId: run.id, part, round, words, cost: costOf() });
      }

      expect(rounds).toHaveLength(limits.rounds);
      expect(await world.runs.failures(run.id, { limit: 5 })).toEqual([
        { text: 'tree', reason: 'too_many_rounds', attempts: 0 },
      ]);
    });

    it('fails what is left of a round', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b', 'c'] });
      await world.ledger.askAgain({ runId: run.id, part, round: 1, words: [again('a')], cost: costOf() });

      const failed = await world.ledger.failRound({ runId: run.id, part, round: 1, reason: 'budget' });
      const repeated = await world.ledger.failRound({ runId: run.id, part, round: 1, reason: 'budget' });

      expect([failed, repeated]).toEqual([2, 0]);
      expect(await world.runs.counts(run.id)).toMatchObject({ failed: 2, claimed: 1 });
      expect((await world.runs.failures(run.id, { limit: 5 })).map(({ text }) => text)).toEqual(['b', 'c']);
    });

    it('enters a part that could not be read as failed', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [7]);

      await world.ledger.failPart({ runId: run.id, part, words: 7, reason: 'chunk_unreadable' });
      await world.ledger.failPart({ runId: run.id, part, words: 7, reason: 'chunk_unreadable' });

      expect(await world.runs.counts(run.id)).toMatchObject({ failed: 7, unclassified: 0 });
      expect((await world.runs.endIfDone(run.id))?.status).toBe('complete_with_failures');
    });

    it('claims nothing for a run that is being cancelled', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2, 1]);
      await world.runs.requestCancel(run.id);

      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b'] });

      expect(await world.runs.counts(run.id)).toMatchObject({ cancelled: 2, claimed: 0, unclassified: 1 });
    });

    it('cancels claims instead of asking again, and waits and missing parts at one go', async () => {
      const world = await makeWorld();
      const other = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: other.id, part, words: ['shared'] });
      const run = await scoringRun(world, [4, 5]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b', 'c', 'shared'] });
      expect(await world.ledger.cancelRound({ runId: run.id, part, round: 1 })).toBe(0);
      await world.runs.requestCancel(run.id);

      const words = [again('a')];
      const round = await world.ledger.askAgain({ runId: run.id, part, round: 1, words, cost: costOf() });
      await world.ledger.cancelUnclaimed({ runId: run.id, missing: [{ part: '00000-01', words: 5 }] });
      await world.ledger.cancelUnclaimed({ runId: run.id, missing: [{ part: '00000-01', words: 5 }] });
      await world.outcomes.settle(decided(run, { scored: [scoredAs('b', 1)] }));

      expect(round).toBeUndefined();
      expect(await world.runs.counts(run.id)).toMatchObject({
        cancelled: 7,
        scored: 1,
        claimed: 1,
        waiting: 0,
      });
      expect(await world.runs.endIfDone(run.id)).toBeUndefined();
      expect(await world.ledger.cancelRound({ runId: run.id, part, round: 1 })).toBe(1);
      expect((await world.runs.endIfDone(run.id))?.status).toBe('cancelled');
    });

    it('cancels waits of cancelled runs only', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);

      await world.ledger.cancelUnclaimed({ runId: run.id, missing: [{ part, words: 3 }] });

      expect(await world.runs.counts(run.id)).toMatchObject({ cancelled: 0, unclassified: 3 });
    });

    it('does not reclassify for a run that is being cancelled', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [1]);
      const second = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: first.id, part, words: ['tree'] });
      await world.ledger.classify({ runId: second.id, part, words: ['tree'] });
      await world.outcomes.settle(decided(first, { failed: [['tree', 'refused']] }));
      await world.runs.requestCancel(second.id);

      expect(await world.ledger.reclassifyFreed({ runId: second.id, part })).toBeUndefined();
      expect(await world.runs.counts(second.id)).toMatchObject({ waiting: 1, claimed: 0 });
    });

    it('reserves money up to the budget, each submission once', async () => {
      const world = await makeWorld();
      const { id: runId } = await scoringRun(world, [1], { budgetMicroUsd: 1000 });
      const reserve = (batchId: string, microUsd: number, submission = 0) =>
        world.ledger.reserve({ runId, batchId, submission, microUsd });

      expect(await reserve('a', 600)).toBe(true);
      expect(await reserve('a', 600)).toBe(true);
      expect(await reserve('b', 401)).toBe(false);
      expect(await reserve('b', 400)).toBe(true);
      expect(await reserve('c', 1)).toBe(false);
      await world.ledger.releaseReservation({ batchId: 'b', submission: 0 });
      expect(await reserve('c', 400)).toBe(true);
      expect(await world.runs.usage(runId)).toMatchObject({ reservedMicroUsd: 1000 });
    });

    it('never reserves more than the budget, however many ask at once', async () => {
      const world = await makeWorld();
      const { id: runId } = await scoringRun(world, [1], { budgetMicroUsd: 1000 });

      const reserved = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          world.ledger.reserve({ runId, batchId: `batch-${index}`, submission: 0, microUsd: 300 }),
        ),
      );

      expect(reserved.filter(Boolean)).toHaveLength(3);
    });

    it('gives back what earlier submissions of a batch reserved, but not what they cost', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1], { budgetMicroUsd: 1000 });
      const reserve = (submission: number, microUsd: number) =>
        world.ledger.reserve({ runId: run.id, batchId: 'a', submission, microUsd });
      await reserve(0, 900);

      expect(await reserve(1, 900)).toBe(true);
      expect(await world.runs.usage(run.id)).toMatchObject({ reservedMicroUsd: 900 });
      await world.outcomes.settle(
        decided(run, { cost: costOf({ batchId: 'a', submission: 1, microUsd: 200 }) }),
      );
      await world.ledger.releaseReservation({ batchId: 'a', submission: 1 });
      expect(await reserve(2, 801)).toBe(false);
      expect(await reserve(2, 800)).toBe(true);
      expect(await world.runs.usage(run.id)).toMatchObject({ reservedMicroUsd: 800, settledMicroUsd: 200 });
    });

    it('notes the last error of a part', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.noteError({ runId: run.id, part, error: 'too early: the part is not classified' });
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      await world.ledger.noteError({ runId: run.id, part, error: 'x'.repeat(5000) });

      expect((await world.ledger.openWork(run.id)).classifiedParts).toEqual(new Set([part]));
    });

    it('sends open things again at doubling intervals', async () => {
      const { ledger, ...world } = await makeWorld();
      const { id: runId } = await scoringRun({ ledger, ...world }, [1]);
      const open = [
        { thing: 'part 1', marker: 'x' },
        { thing: 'part 2', marker: 'x' },
      ];
      const due = (at: number) => ledger.dueThings({ runId, open, now: seconds(at), baseSeconds: 10 });
      const sent = (at: number) =>
        ledger.markSent({ runId, things: ['part 1', 'unknown'], now: seconds(at), baseSeconds: 10 });

      expect(await due(0)).toEqual([]);
      expect(await due(9)).toEqual([]);
      expect(await due(10)).toEqual([
        { thing: 'part 1', sends: 0 },
        { thing: 'part 2', sends: 0 },
      ]);
      await sent(10);
      expect(await due(29)).toEqual([{ thing: 'part 2', sends: 0 }]);
      expect(await due(30)).toContainEqual({ thing: 'part 1', sends: 1 });
      await sent(30);
      expect(await due(69)).not.toContainEqual({ thing: 'part 1', sends: 2 });
      expect(await due(70)).toContainEqual({ thing: 'part 1', sends: 2 });
    });

    it('starts over with a thing that moved, and forgets one that is no longer open', async () => {
      const { ledger, ...world } = await makeWorld();
      const { id: runId } = await scoringRun({ ledger, ...world }, [1]);
      const due = (at: number, marker: string) =>
        ledger.dueThings({ runId, open: [{ thing: 'part', marker }], now: seconds(at), baseSeconds: 10 });
      await due(0, 'one');
      await ledger.markSent({ runId, things: ['part'], now: seconds(10), baseSeconds: 10 });

      expect(await due(100, 'two')).toEqual([]);
      expect(await due(110, 'two')).toEqual([{ thing: 'part', sends: 0 }]);
      await ledger.dueThings({ runId, open: [], now: seconds(110), baseSeconds: 10 });
      expect(await due(200, 'two')).toEqual([]);
    });
  });
};

function seconds(count: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + count * 1000);
}
