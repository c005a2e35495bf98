import { describe, expect, it } from 'vitest';
import { Conflict } from '../../errors.ts';
import { currentRubric, makeRubric } from '../../scoring/rubric.ts';
import {
  costOf,
  decided,
  manifestOf,
  newRun,
  nextRunId,
  part,
  scoredAs,
  scoringRun,
  type WordsWorld,
} from './words-world.ts';

/** What every run store keeps. Each call of `makeWorld` gives an empty database. */
export const runStoreContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  describe(`run store: ${name}`, () => {
    it('stores a queued run with its rubric', async () => {
      const { runs } = await makeWorld();
      const given = newRun({ budgetMicroUsd: 5_000_000, idempotencyKey: 'key', requestHash: 'hash' });

      const { run, outcome } = await runs.create(given, currentRubric);

      expect(outcome).toBe('created');
      const { requestHash: _, ...fields } = given;
      expect(run).toMatchObject({ ...fields, status: 'queued', rubricId: currentRubric.id, manifest: null });
      expect(run.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await runs.get(given.id)).toEqual(run);
      expect(await runs.rubric(currentRubric.id)).toEqual(currentRubric);
      expect(await runs.get('other')).toBeUndefined();
      expect(await runs.rubric('other')).toBeUndefined();
    });

    it('allows one live run a source, and names it', async () => {
      const { runs } = await makeWorld();
      const { run } = await runs.create(newRun({ sourceId: 'one' }), currentRubric);

      const second = runs.create(newRun({ sourceId: 'one' }), currentRubric);

      await expect(second).rejects.toBeInstanceOf(Conflict);
      await expect(second).rejects.toMatchObject({ problem: 'run-in-progress', fields: { runId: run.id } });
      await runs.fail(run.id, 'source_not_found');
      expect((await runs.create(newRun({ sourceId: 'one' }), currentRubric)).outcome).toBe('created');
    });

    it('lets one of several creators win', async () => {
      const { runs } = await makeWorld();

      const results = await Promise.allSettled(
        Array.from({ length: 6 }, () => runs.create(newRun({ sourceId: 'one' }), currentRubric)),
      );

      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ problem: 'run-in-progress' });
      }
      expect(await runs.live()).toHaveLength(1);
    });

    it('answers a repeated idempotency key with the run that it started, also when that has ended', async () => {
      const { runs } = await makeWorld();
      const given = newRun({ sourceId: 'one', idempotencyKey: 'key', requestHash: 'hash' });
      const { run } = await runs.create(given, currentRubric);
      await runs.fail(run.id, 'not_text');

      const repeated = await runs.create({ ...given, id: nextRunId() }, currentRubric);

      expect(repeated.outcome).toBe('repeated');
      expect(repeated.run).toMatchObject({ id: run.id, status: 'failed', reason: 'not_text' });
      await expect(
        runs.create({ ...given, id: nextRunId(), requestHash: 'other' }, currentRubric),
      ).rejects.toMatchObject({ problem: 'idempotency-key-reused', fields: { runId: run.id } });
      const elsewhere = await runs.create({ ...given, id: nextRunId(), sourceId: 'two' }, currentRubric);
      expect(elsewhere.outcome).toBe('created');
    });

    it('creates a run of one id once', async () => {
      const { runs } = await makeWorld();
      const given = newRun();
      const { run } = await runs.create(given, currentRubric);

      expect(await runs.create(given, currentRubric)).toEqual({ run, outcome: 'created' });
      expect(await runs.live()).toHaveLength(1);
    });

    it('lists newest first in pages, by source and by status', async () => {
      const { runs } = await makeWorld();
      const created = [];
      for (const sourceId of ['a', 'b', 'c', 'd']) {
        created.push((await runs.create(newRun({ sourceId }), makeRubric(currentRubric.document))).run.id);
      }
      const [first = '', second = '', third = '', fourth = ''] = created;
      await runs.startChunking(second);

      const idsOf = async (options: Parameters<typeof runs.list>[0]) =>
        (await runs.list(options)).map(({ id }) => id);

      expect(await idsOf({ limit: 3 })).toEqual([fourth, third, second]);
      expect(await idsOf({ limit: 3, before: second })).toEqual([first]);
      expect(await idsOf({ limit: 3, sourceId: 'a' })).toEqual([first]);
      expect(await idsOf({ limit: 3, status: 'chunking' })).toEqual([second]);
      expect(await runs.live()).toEqual(created);
    });

    it('goes from queued to chunking, and back to nothing', async () => {
      const { runs } = await makeWorld();
      const { run } = await runs.create(newRun(), currentRubric);

      await runs.startChunking(run.id);
      await runs.startChunking(run.id);

      expect((await runs.get(run.id))?.status).toBe('chunking');
      await runs.requestCancel(run.id);
      await runs.startChunking(run.id);
      expect((await runs.get(run.id))?.status).toBe('cancelling');
    });

    it('fixes the first manifest for good', async () => {
      const { runs } = await makeWorld();
      const { run } = await runs.create(newRun(), currentRubric);

      await runs.setBlocked(run.id, 'source_unreachable: no answer');
      const stored = await runs.fixManifest(run.id, manifestOf(3, 2));
      const late = await runs.fixManifest(run.id, { ...manifestOf(9), upload: 'upload-2' });

      expect(stored).toEqual(manifestOf(3, 2));
      expect(late).toEqual(manifestOf(3, 2));
      const scoring = { status: 'scoring', blocked: null, manifest: manifestOf(3, 2) };
      expect(await runs.get(run.id)).toMatchObject(scoring);
    });

    it('fixes no manifest of a run that is being cancelled, has ended, or does not exist', async () => {
      const { runs } = await makeWorld();
      const cancelled = (await runs.create(newRun(), currentRubric)).run;
      const ended = (await runs.create(newRun(), currentRubric)).run;
      await runs.requestCancel(cancelled.id);
      await runs.fail(ended.id, 'too_large');

      expect(await runs.fixManifest(cancelled.id, manifestOf(1))).toBeUndefined();
      expect(await runs.fixManifest(ended.id, manifestOf(1))).toBeUndefined();
      expect(await runs.fixManifest('none', manifestOf(1))).toBeUndefined();
    });

    it('fails a run only while its list is not fixed', async () => {
      const world = await makeWorld();
      const open = (await world.runs.create(newRun(), currentRubric)).run;
      const fixed = await scoringRun(world, [1]);

      const failed = await Promise.all([open, fixed].map(({ id }) => world.runs.fail(id, 'source_rejected')));

      expect(failed).toEqual([true, false]);
      const ended = await world.runs.get(open.id);
      expect(ended).toMatchObject({ status: 'failed', reason: 'source_rejected' });
      expect(ended?.endedAt).not.toBeNull();
      expect(await world.runs.fail(open.id, 'again')).toBe(false);
      expect(await world.runs.fail('none', 'again')).toBe(false);
      expect((await world.runs.get(fixed.id))?.status).toBe('scoring');
    });

    it('stops a run that is being scored, which fails with its reason once nothing of it is open', async () => {
      const world = await makeWorld();
      const open = (await world.runs.create(newRun(), currentRubric)).run;
      const cancelled = await scoringRun(world, [1]);
      const run = await scoringRun(world, [1]);
      await world.runs.requestCancel(cancelled.id);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      const stopped: boolean[] = [];
      for (const { id } of [open, cancelled, run, run]) stopped.push(await world.runs.stop(id, 'gone'));

      expect(stopped).toEqual([false, false, true, false]);
      expect(await world.runs.get(run.id)).toMatchObject({ status: 'cancelling', reason: 'gone' });
      expect((await world.runs.get(cancelled.id))?.reason).toBeNull();
      expect(await world.runs.endIfDone(run.id)).toBeUndefined();
      await world.ledger.cancelRound({ runId: run.id, part, round: 1 });
      expect(await world.runs.endIfDone(run.id)).toMatchObject({ status: 'failed', reason: 'gone' });
      expect((await world.runs.counts(run.id)).cancelled).toBe(1);
    });

    it('keeps the first answer of the model of a live run, and its bill', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      const usage = { inputTokens: 600, cachedTokens: 0, outputTokens: 90 };
      const cost = { ...costOf(), ...usage, batchId: 'question', prompts: 0 };

      const kept = await world.runs.keepFirstAnswer(run.id, { schema: false, usage }, cost);
      const later = await world.runs.keepFirstAnswer(run.id, { schema: true, usage: null }, cost);

      expect(kept?.firstAnswer).toEqual({ schema: false, usage });
      expect(later?.firstAnswer).toEqual({ schema: false, usage });
      expect(await world.runs.usage(run.id)).toMatchObject({
        inputTokens: 600,
        outputTokens: 90,
        prompts: 0,
      });
      expect(await world.runs.keepFirstAnswer('none', { schema: true, usage: null }, cost)).toBeUndefined();
    });

    it('knows the newest first answer of a model under a rubric', async () => {
      const world = await makeWorld();
      const answers = [
        { schema: true, usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 } },
        { schema: false, usage: null },
      ];
      for (const answer of answers)
        await world.runs.keepFirstAnswer((await scoringRun(world, [1])).id, answer, costOf());
      await scoringRun(world, [1]);
      await world.runs.keepFirstAnswer(
        (await scoringRun(world, [1], { model: 'other' })).id,
        answers[0]!,
        costOf(),
      );

      expect(await world.runs.firstAnswerOf('gpt-test', currentRubric.id)).toEqual(answers[1]);
      expect(await world.runs.firstAnswerOf('gpt-test', 'other')).toBeUndefined();
      expect(await world.runs.firstAnswerOf('none', currentRubric.id)).toBeUndefined();
    });

    it('cancels live runs only', async () => {
      const { runs } = await makeWorld();
      const live = (await runs.create(newRun(), currentRubric)).run;
      const ended = (await runs.create(newRun(), currentRubric)).run;
      await runs.setBlocked(live.id, 'insufficient_quota');
      await runs.fail(ended.id, 'not_text');

      expect(await runs.requestCancel(live.id)).toMatchObject({ status: 'cancelling' });
      expect(await runs.requestCancel(live.id)).toMatchObject({ status: 'cancelling' });
      expect(await runs.requestCancel(ended.id)).toMatchObject({ status: 'failed', reason: 'not_text' });
      expect(await runs.requestCancel('none')).toBeUndefined();
    });

    it('shows what blocks a live run', async () => {
      const { runs } = await makeWorld();
      const { run } = await runs.create(newRun(), currentRubric);

      await runs.setBlocked(run.id, 'token_limit_exceeded');
      expect((await runs.get(run.id))?.blocked).toBe('token_limit_exceeded');

      await runs.setBlocked(run.id, null);
      expect((await runs.get(run.id))?.blocked).toBeNull();
      await runs.setBlocked(run.id, 'again');
      await runs.fail(run.id, 'not_text');
      await runs.setBlocked(run.id, 'late');
      expect((await runs.get(run.id))?.blocked).toBeNull();
    });

    it('ends a run when every part is classified and nothing of it is claimed or waiting, not before', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2, 1]);
      const other = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: other.id, part, words: ['shared'] });
      const steps: (() => Promise<unknown>)[] = [
        async () => undefined,
        () => world.ledger.classify({ runId: run.id, part, words: ['tree', 'run'] }),
        () => world.outcomes.settle(decided(run, { scored: [scoredAs('tree', 1), scoredAs('run', 1)] })),
        () => world.ledger.classify({ runId: run.id, part: '00000-01', words: ['shared'] }),
        () => world.outcomes.settle(decided(other, { scored: [scoredAs('shared', 1)] })),
      ];

      for (const step of steps) {
        await step();
        expect(await world.runs.endIfDone(run.id)).toBeUndefined();
      }
      await world.ledger.reclassifyFreed({ runId: run.id, part: '00000-01' });
      const ends = await Promise.all(Array.from({ length: 5 }, () => world.runs.endIfDone(run.id)));

      const ended = ends.filter((end) => end !== undefined);
      expect(ended).toHaveLength(1);
      expect(ended[0]).toMatchObject({ id: run.id, status: 'complete', reason: null });
      expect(ended[0]?.endedAt).not.toBeNull();
      expect(await world.runs.counts(run.id)).toMatchObject({ accepted: 3, scored: 2, known: 1 });
    });

    it('ends the run that it is asked about and no other, by its own parts', async () => {
      const world = await makeWorld();
      const [done, alsoDone, unread] = [
        await scoringRun(world, [1]),
        await scoringRun(world, [1]),
        await scoringRun(world, [1, 1]),
      ];
      for (const [at, { id: runId }] of [done, alsoDone, unread].entries())
        await world.ledger.failPart({ runId, part, words: 1, reason: `reason ${String(at)}` });

      const ended = await world.runs.endIfDone(done.id);
      const early = await world.runs.endIfDone(unread.id);

      expect([ended?.status, early]).toEqual(['complete_with_failures', undefined]);
      expect((await world.runs.get(alsoDone.id))?.status).toBe('scoring');
      expect((await world.runs.endIfDone(alsoDone.id))?.status).toBe('complete_with_failures');
    });

    it('ends with failures, cancelled, or at once when nothing was accepted', async () => {
      const world = await makeWorld();
      const failing = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: failing.id, part, words: ['tree'] });
      await world.outcomes.settle(decided(failing, { failed: [['tree', 'refused']] }));
      const cancelled = await scoringRun(world, [1]);
      await world.runs.requestCancel(cancelled.id);
      await world.ledger.classify({ runId: cancelled.id, part, words: ['run'] });
      const unlisted = (await world.runs.create(newRun(), currentRubric)).run;
      await world.runs.requestCancel(unlisted.id);
      const empty = await scoringRun(world, []);
      const queued = (await world.runs.create(newRun(), currentRubric)).run;

      const statuses = [];
      for (const { id } of [failing, cancelled, unlisted, empty, queued]) {
        statuses.push((await world.runs.endIfDone(id))?.status);
      }

      expect(statuses).toEqual(['complete_with_failures', 'cancelled', 'cancelled', 'complete', undefined]);
    });

    it('fails a run whose counts do not add up', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree', 'tree', 'tree'] });
      await world.outcomes.settle(decided(run, { scored: [scoredAs('tree', 1)] }));

      expect(await world.runs.endIfDone(run.id)).toMatchObject({ status: 'failed', reason: 'accounting' });
    });

    it('counts every accepted word once at every moment', async () => {
      const world = await makeWorld();
      const other = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: other.id, part, words: ['shared'] });
      const run = await scoringRun(world, [5, 2]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b', 'c', 'd', 'shared'] });

      await world.outcomes.settle(decided(run, { scored: [scoredAs('a', 1)], failed: [['b', 'refused']] }));

      expect(await world.runs.counts(run.id)).toEqual({
        accepted: 7,
        known: 0,
        scored: 1,
        failed: 1,
        cancelled: 0,
        claimed: 2,
        waiting: 1,
        unclassified: 2,
      });
      await expect(world.runs.counts('none')).rejects.toMatchObject({ name: 'NotFound' });
    });

    it('sums up tokens and money', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      const bill = costOf({ submission: 1 });
      await world.ledger.reserve({ runId: run.id, batchId: bill.batchId, submission: 1, microUsd: 900 });
      await world.ledger.reserve({ runId: run.id, batchId: 'open', submission: 0, microUsd: 300 });

      await world.outcomes.settle(decided(run, { cost: bill }));
      await world.outcomes.settle(decided(run, { cost: bill }));

      expect(await world.runs.usage(run.id)).toEqual({
        inputTokens: 50,
        cachedTokens: 5,
        outputTokens: 20,
        prompts: 1,
        reservedMicroUsd: 300,
        settledMicroUsd: 100,
      });
      expect((await world.runs.usage('none')).settledMicroUsd).toBe(0);
    });

    it('lists failures by text in pages', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);
      const texts = ['\uff5e', 'b', '😀'];
      await world.ledger.classify({ runId: run.id, part, words: texts });
      await world.outcomes.settle(decided(run, { failed: texts.map((text) => [text, 'refused']) }));

      const first = await world.runs.failures(run.id, { limit: 2 });
      const second = await world.runs.failures(run.id, { limit: 2, after: '\uff5e' });

      expect(first).toEqual([
        { text: 'b', reason: 'refused', attempts: 1 },
        { text: '\uff5e', reason: 'refused', attempts: 1 },
      ]);
      expect(second).toEqual([{ text: '😀', reason: 'refused', attempts: 1 }]);
    });

    it('knows the ended runs that were not tidied up, the one that ended first before the others', async () => {
      const world = await makeWorld();
      const [first, second, live] = [
        (await world.runs.create(newRun(), currentRubric)).run,
        (await world.runs.create(newRun(), currentRubric)).run,
        (await world.runs.create(newRun(), currentRubric)).run,
      ];
      await world.runs.fail(second.id, 'not_text');
      await world.moveOn();
      await world.runs.fail(first.id, 'not_text');
      await world.runs.markTidied(live.id);

      expect(await world.runs.untidied()).toEqual([second.id, first.id]);
      await world.runs.markTidied(second.id);
      await world.runs.fail(live.id, 'not_text');

      expect(await world.runs.untidied()).toEqual([first.id, live.id]);
    });

    it('leads readers to the list of a manifest as soon as it is stored, and to no other', async () => {
      const world = await makeWorld();
      const given = newRun();
      const { run } = await world.runs.create(given, currentRubric);
      const sha256 = 'b'.repeat(64);

      await world.runs.fixManifest(run.id, { ...manifestOf(2), listSha256: sha256 });
      const lists = await world.catalogue.lists();
      await world.runs.fixManifest(run.id, { ...manifestOf(3), upload: 'late', listSha256: 'c'.repeat(64) });

      const { id: runId, startedAt: runStartedAt, sourceId: source, sourceName: name } = run;
      const expected = { source, name, runId, runStartedAt, sha256, words: 2, isPublic: true, isGone: false };
      expect(lists).toMatchObject([expected]);
      expect(await world.catalogue.lists()).toEqual(lists);
    });

    it('moves on the revision with a list', async () => {
      const world = await makeWorld();
      const { run } = await world.runs.create(newRun(), currentRubric);
      const before = (await world.catalogue.state()).revision;

      await world.runs.fixManifest(run.id, { ...manifestOf(1), listSha256: 'b'.repeat(64) });

      expect((await world.catalogue.state()).revision).toBeGreaterThan(before);
    });
  });
};
