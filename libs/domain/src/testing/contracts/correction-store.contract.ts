import { describe, expect, it } from 'vitest';
import { NotFound } from '../../errors.ts';
import type { NewCorrection } from '../../judges/correction.ts';
import { decided, part, scoredAs, scoredRun, scoringRun, type WordsWorld } from './words-world.ts';

const nothing = { scores: {}, types: null };

/** What every store of corrections keeps. Each call of `makeWorld` gives an empty database. */
export const correctionStoreContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const withTree = async (): Promise<WordsWorld> => {
    const world = await makeWorld();
    await scoredRun(world, [scoredAs('tree', 3)]);
    return world;
  };
  const seen = async ({ catalogue }: WordsWorld) => {
    const word = await catalogue.find('tree');
    return { ...word?.scores, types: word?.types, judge: word?.judge, others: word?.otherJudges };
  };

  describe(`correction store: ${name}`, () => {
    it('changes what was said and nothing else, with a revision that readers notice', async () => {
      const world = await withTree();
      const [before, revision] = [await seen(world), (await world.catalogue.state()).revision];

      await world.corrections.correct(correction('c1'));

      expect(await seen(world)).toEqual({
        ...before,
        offensiveness: 2.5,
        others: { offensiveness: 'editor' },
      });
      expect((await world.catalogue.state()).revision).toBeGreaterThan(revision);
    });

    it('takes the place of an earlier correction, and gives way when it is taken back', async () => {
      const world = await withTree();
      const before = await seen(world);

      await world.corrections.correct(correction('c1'));
      await world.corrections.correct(correction('c2', { values: { scores: {}, types: ['adverb'] } }));
      const second = await seen(world);
      await world.corrections.correct(correction('c3', { values: nothing }));

      expect(second).toEqual({ ...before, types: ['adverb'], others: { types: 'editor' } });
      expect(await seen(world)).toEqual(before);
    });

    it('logs what readers saw and what they see now, newest first', async () => {
      const world = await withTree();
      const { offensiveness } = await seen(world);
      const before = Math.round((offensiveness ?? 0) * 100);

      await world.corrections.correct(correction('c1'));
      await world.corrections.correct(correction('c2', { values: nothing, who: 'bob', reason: 'no' }));

      const log = await world.corrections.list({ limit: 10 });
      expect(log).toMatchObject([
        {
          ...{ id: 'c2', text: 'tree', who: 'bob', reason: 'no' },
          changes: [{ field: 'offensiveness', before: 250, after: null }],
        },
        { id: 'c1', who: 'ann', changes: [{ field: 'offensiveness', before, after: 250 }] },
      ]);
      expect(log[0]?.at).toMatch(/Z$/u);
      expect(await world.corrections.list({ limit: 1, after: 'c2' })).toMatchObject([{ id: 'c1' }]);
      expect(await world.corrections.list({ limit: 9, text: 'bush' })).toEqual([]);
    });

    it('changes and logs nothing the second time, also after somebody else has corrected the word', async () => {
      const world = await withTree();
      await world.corrections.correct(correction('c1'));
      await world.corrections.correct(
        correction('c2', { values: { scores: { offensiveness: 400 }, types: null } }),
      );
      const [before, revision] = [await seen(world), (await world.catalogue.state()).revision];

      await world.corrections.correct(correction('c1'));

      expect(await seen(world)).toEqual(before);
      expect(await world.corrections.list({ limit: 10 })).toHaveLength(2);
      await world.corrections.correct(
        correction('c3', { values: { scores: { offensiveness: 400 }, types: null } }),
      );
      expect(await world.corrections.list({ limit: 10 })).toHaveLength(2);
      expect((await world.catalogue.state()).revision).toBeGreaterThanOrEqual(revision);
    });

    it('is not touched by a later run, and spares none of its questions', async () => {
      const world = await withTree();
      await world.corrections.correct(correction('c1'));
      await world.moveOn();
      const run = await scoringRun(world, [1], { mode: 'all' });

      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });
      const asked = await world.ledger.claimsAt({ runId: run.id, part, round: 1 });
      await world.outcomes.settle(decided(run, { scored: [scoredAs('tree', 1, ['verb'])] }));

      expect(asked).toHaveLength(1);
      expect(await seen(world)).toMatchObject({ offensiveness: 2.5, types: ['verb'] });
    });

    it('refuses a word that readers do not see', async () => {
      const world = await withTree();

      await expect(world.corrections.correct(correction('c1', { text: 'bush' }))).rejects.toThrow(NotFound);
      expect(await world.corrections.list({ limit: 10 })).toEqual([]);
    });
  });
};

function correction(id: string, changes: Partial<NewCorrection> = {}): NewCorrection {
  return {
    id,
    text: 'tree',
    values: { scores: { offensiveness: 250 }, types: null },
    reason: 'heard it used so',
    who: 'ann',
    ...changes,
  };
}
