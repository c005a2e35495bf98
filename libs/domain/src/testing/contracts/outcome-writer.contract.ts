import { describe, expect, it } from 'vitest';
import { judgeIdOf } from '../../judges/judge.ts';
import { attributes } from '../../scoring/attributes.ts';
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

/** What every outcome writer keeps. Each call of `makeWorld` gives an empty database. */
export const outcomeWriterContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  describe(`outcome writer: ${name}`, () => {
    it('stores a score with where it comes from', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ["naïve-o'clock"] });

      const released = await world.outcomes.settle(
        decided(run, { scored: [["naïve-o'clock", [5, 0, -5, 3, 2, 1, 4, 0, 1], ['verb', 'noun']]] }),
      );

      expect(released).toBe(1);
      const stored = await world.catalogue.find("naïve-o'clock");
      expect(stored).toMatchObject({
        text: "naïve-o'clock",
        scores: { commonness: 5, offensiveness: 0, sentiment: -5, formality: 3, nsfw: 1 },
        types: ['verb', 'noun'],
        rubricId: run.rubricId,
        model: run.model,
        runId: run.id,
        runStartedAt: run.startedAt,
      });
      expect(stored?.scoredAt).toMatch(/Z$/);
      expect(await world.runs.counts(run.id)).toMatchObject({ scored: 1, claimed: 0 });
    });

    it('stores what values rest on by the names of their attributes, and forgets it with the values', async () => {
      const world = await makeWorld();
      const first = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: first.id, part, words: ['tree'] });
      const message = decided(first, { scored: [['tree', [300, 400], ['noun'], '9w8v7f']] });
      await world.outcomes.settle({ ...message, version: 3, attributes: ['forgotten', 'offensiveness'] });
      const evidence = await world.catalogue.evidence(['tree', 'absent']);

      await world.runs.endIfDone(first.id);
      await world.moveOn();
      const second = await scoringRun(world, [1], { mode: 'all' });
      await world.ledger.classify({ runId: second.id, part, words: ['tree'] });
      await world.outcomes.settle(decided(second, { scored: [scoredAs('tree', 2)] }));

      const written = `9w-7f${'-'.repeat(attributes.length - 2)}`;
      expect(evidence).toEqual([{ text: 'tree', judge: judgeIdOf(first), evidence: written }]);
      expect(await world.catalogue.evidence(['tree'])).toEqual([]);
      expect(await world.catalogue.opinions('tree')).toMatchObject([{ evidence: null }]);
    });

    it('leaves attributes unscored that the rubric did not have, and ignores those that are gone', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });

      await world.outcomes.settle({
        ...decided(run, { scored: [['tree', [4, 3], ['noun']]] }),
        attributes: ['forgotten', 'formality'],
      });

      const scores = (await world.catalogue.find('tree'))?.scores;
      expect(scores).toEqual({
        ...Object.fromEntries(attributes.map(({ name: of }) => [of, null])),
        formality: 3,
      });
    });

    it('does nothing the second time, nor for words whose claim is not of this round', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['moved', 'tree'] });
      await world.ledger.askAgain({ runId: run.id, part, round: 1, words: [again('moved')], cost: costOf() });
      const message = decided(run, {
        scored: ['moved', 'stranger', 'tree'].map((text) => scoredAs(text, 2)),
      });

      const first = await world.outcomes.settle(message);
      const revision = (await world.catalogue.state()).revision;
      const second = await world.outcomes.settle({ ...message, scored: [scoredAs('tree', 5)] });
      const otherPart = await world.outcomes.settle({ ...message, part: '00009-00' });

      expect([first, second, otherPart]).toEqual([1, 0, 0]);
      expect((await world.catalogue.find('tree'))?.scores.commonness).toBe(2);
      expect(await world.catalogue.find('moved')).toBeUndefined();
      expect(await world.catalogue.find('stranger')).toBeUndefined();
      expect((await world.catalogue.state()).revision).toBe(revision);
      expect(await world.runs.counts(run.id)).toMatchObject({ scored: 1, claimed: 1 });
    });

    it('settles one message once, however many deliveries of it overlap', async () => {
      const world = await makeWorld();
      const texts = Array.from({ length: 30 }, (_, index) => `word${index}`);
      const run = await scoringRun(world, [30]);
      await world.ledger.classify({ runId: run.id, part, words: texts });
      const message = decided(run, { scored: texts.map((text) => scoredAs(text, 2)) });

      const released = await Promise.all(Array.from({ length: 5 }, () => world.outcomes.settle(message)));

      expect(released.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 30]);
      expect(await world.runs.counts(run.id)).toMatchObject({ scored: 30, claimed: 0 });
      expect(await world.runs.usage(run.id)).toMatchObject({ settledMicroUsd: 100, prompts: 1 });
    });

    it('writes failures down with the attempts made', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await world.ledger.askAgain({ runId: run.id, part, round: 1, words: [again('tree')], cost: costOf() });

      await world.outcomes.settle(decided(run, { round: 2, failed: [['tree', 'refused']] }));

      expect(await world.runs.failures(run.id, { limit: 5 })).toEqual([
        { text: 'tree', reason: 'refused', attempts: 2 },
      ]);
      expect(await world.catalogue.find('tree')).toBeUndefined();
    });

    it('replaces the score of a run that began earlier', async () => {
      const world = await makeWorld();
      await scoredRun(world, [scoredAs('tree', 1)]);
      await world.moveOn();

      const later = await scoredRun(world, [scoredAs('tree', 2)], { mode: 'all' });

      const stored = await world.catalogue.find('tree');
      expect(stored).toMatchObject({ runId: later.id, runStartedAt: later.startedAt });
      expect(stored?.scores.commonness).toBe(2);
    });

    it('spares a waiting run of mode all a word that was scored since it began', async () => {
      const world = await makeWorld();
      const earlier = await scoringRun(world, [1], { mode: 'all' });
      await world.ledger.classify({ runId: earlier.id, part, words: ['tree'] });
      const later = await scoringRun(world, [1], { mode: 'all' });
      await world.ledger.classify({ runId: later.id, part, words: ['tree'] });
      await world.moveOn();
      await world.outcomes.settle(decided(earlier, { scored: [scoredAs('tree', 1)] }));

      const round = await world.ledger.reclassifyFreed({ runId: later.id, part });

      expect(round).toBeUndefined();
      expect(await world.runs.counts(later.id)).toMatchObject({ known: 1, waiting: 0 });
      expect(await world.runs.counts(earlier.id)).toMatchObject({ scored: 1 });
    });

    it('keeps what was delivered to a run that is being cancelled', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['run', 'tree'] });
      await world.runs.requestCancel(run.id);

      await world.outcomes.settle(
        decided(run, { scored: [scoredAs('tree', 1)], failed: [['run', 'refused']] }),
      );

      expect(await world.runs.counts(run.id)).toMatchObject({ scored: 1, failed: 1, cancelled: 0 });
      expect((await world.runs.endIfDone(run.id))?.status).toBe('cancelled');
    });

    it('moves the revision on once for each message that changes words', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [3]);
      await world.ledger.classify({ runId: run.id, part, words: ['a', 'b', 'c'] });
      const revisions = [(await world.catalogue.state()).revision];
      const messages = [
        decided(run, { scored: [scoredAs('a', 1), scoredAs('b', 1)] }),
        decided(run, { failed: [['c', 'refused']] }),
        decided(run, { scored: [scoredAs('a', 1)] }),
      ];

      for (const message of messages) {
        await world.outcomes.settle(message);
        revisions.push((await world.catalogue.state()).revision);
      }

      const [start = 0n] = revisions;
      expect(revisions).toEqual([start, start + 1n, start + 1n, start + 1n]);
    });
  });
};
