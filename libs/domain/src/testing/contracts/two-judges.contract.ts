import { describe, expect, it } from 'vitest';
import { agreementOn } from '../../judges/agreement.ts';
import { chooseView } from '../../judges/choose-view.ts';
import { judgeIdOf } from '../../judges/judge.ts';
import type { Run } from '../../runs/run.ts';
import { compareText } from '../../words/compare-text.ts';
import { decided, part, scoredAs, scoringRun, type WordsWorld } from './words-world.ts';

/** Words with what the first model says of them, and the second. */
const said: readonly (readonly [text: string, first: number, second: number])[] = [
  ['apple', 5, 5],
  ['elder', 0, 3],
  ['fig', 3, 4],
  ['kale', 1, 1],
  ['medlar', 2, 0],
  ['pear', 4, 4],
];
const words = said.map(([text]) => text);

/** What two runs over one list leave behind that two models score. Each call of `makeWorld` gives an empty database. */
export const twoJudgesContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const start = (world: WordsWorld, model: string): Promise<Run> =>
    scoringRun(world, [words.length], { model, mode: 'stale' });
  const asked = async ({ ledger }: WordsWorld, { id: runId }: Run, round = 1): Promise<string[]> =>
    (await ledger.claimsAt({ runId, part, round })).map(({ text }) => text);
  const answer = async (world: WordsWorld, run: Run, of: { at: 1 | 2; round?: number }): Promise<void> => {
    const scored = said.map((row) => scoredAs(row[0], row[of.at]));
    await world.outcomes.settle(decided(run, { scored, round: of.round ?? 1 }));
    expect((await world.runs.endIfDone(run.id))?.status).toBe('complete');
  };

  const oneAfterTheOther = async (world: WordsWorld): Promise<[Run, Run]> => {
    const first = await start(world, 'model-1');
    await world.ledger.classify({ runId: first.id, part, words });
    expect(await asked(world, first)).toEqual(words);
    await answer(world, first, { at: 1 });
    await world.moveOn();
    const second = await start(world, 'model-2');
    await world.ledger.classify({ runId: second.id, part, words });
    expect(await asked(world, second)).toEqual(words);
    await answer(world, second, { at: 2 });
    return [first, second];
  };

  const atTheSameTime = async (world: WordsWorld): Promise<[Run, Run]> => {
    const first = await start(world, 'model-1');
    await world.moveOn();
    const second = await start(world, 'model-2');
    for (const { id: runId } of [first, second]) await world.ledger.classify({ runId, part, words });
    expect([await asked(world, first), await asked(world, second)]).toEqual([words, []]);
    await answer(world, first, { at: 1 });
    expect((await world.ledger.openWork(second.id)).freedParts).toEqual([part]);
    const round = await world.ledger.reclassifyFreed({ runId: second.id, part });
    expect(await asked(world, second, round)).toEqual(words);
    await answer(world, second, { at: 2, ...(round !== undefined && { round }) });
    return [first, second];
  };

  describe.each([
    ['one after the other', oneAfterTheOther],
    ['at the same time', atTheSameTime],
  ])(`two judges of one list, %s: ${name}`, (_, play) => {
    it('are both asked every word once, and both keep what they said', async () => {
      const world = await makeWorld();

      const runs = await play(world);

      for (const [text, ...scores] of said) {
        const opinions = await world.catalogue.opinions(text);
        expect(opinions.map(({ judge, runId, scores: of }) => [judge, runId, of.commonness])).toEqual(
          runs.map((run, at) => [judgeIdOf(run), run.id, (scores[at] ?? 0) * 100]).toReversed(),
        );
      }
      for (const { id } of runs)
        expect(await world.runs.counts(id)).toMatchObject({ known: 0, scored: words.length, failed: 0 });
    });

    it('are told apart by readers: what is served, what each says, whose it is, and how far they agree', async () => {
      const world = await makeWorld();
      const [first, second] = await play(world);
      const { catalogue } = world;
      const judges = await catalogue.judges();
      const seenBy = async (chosen?: string) => {
        const view = chosen === undefined ? catalogue : catalogue.seenBy(chooseView(judges, chosen));
        const order = { by: 'text', descending: false } as const;
        const page = await view.page({ filter: { ranges: {}, types: [] }, order, limit: 20 });
        return page.map((word) => [word.text, word.scores.commonness, word.judge, word.runId, word.model]);
      };
      const rows = (run: Run, at: 1 | 2) =>
        said.map((row) => [row[0], row[at], judgeIdOf(run), run.id, run.model]);

      expect(await seenBy()).toEqual(rows(second, 2));
      expect(await seenBy('model-1')).toEqual(rows(first, 1));
      expect(await seenBy('model-2')).toEqual(rows(second, 2));

      const twice = await catalogue.ratedTwice(judgeIdOf(first), judgeIdOf(second));
      const scored = twice.map(({ text, first: one, second: other }) => ({
        ...{ text, first: one.commonness, second: other.commonness },
      }));
      expect(scored.map(({ text }) => text)).toEqual(words.toSorted(compareText));
      expect(agreementOn({ min: 0, max: 5 }, scored)).toMatchObject({
        ...{ words: 6, exact: 3, withinOne: 4 },
        worst: [{ text: 'elder' }, { text: 'medlar' }, { text: 'fig' }],
      });
    });
  });
};
