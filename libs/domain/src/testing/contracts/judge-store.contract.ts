import { describe, expect, it } from 'vitest';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { chooseView } from '../../judges/choose-view.ts';
import { editor } from '../../judges/correction.ts';
import { judgeIdOf } from '../../judges/judge.ts';
import type { Opinion, Rating } from '../../judges/opinion.ts';
import type { NormsImport } from '../../ports/judge-store.ts';
import type { Run } from '../../runs/run.ts';
import { attributes } from '../../scoring/attributes.ts';
import { currentRubric } from '../../scoring/rubric.ts';
import { decided, newRun, part, scoredAs, scoredRun, scoringRun, type WordsWorld } from './words-world.ts';

const everything = { ranges: {}, types: [] };
/** Every judge that has retired by then has done so long ago. */
const inAges = new Date('2500-01-01T00:00:00.000Z');

/** What every store of judges keeps. Each call of `makeWorld` gives an empty database. */
export const judgeStoreContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const world = makeWorld;
  const judged = async (texts: readonly string[] = ['tree'], isTrial = false) => {
    const made = await world();
    const run = await scoredRun(
      made,
      texts.map((text) => scoredAs(text, 3)),
      { isTrial },
    );
    return { ...made, run, id: judgeIdOf(run) };
  };
  const served = ({ catalogue }: WordsWorld): Promise<number> => catalogue.count(everything);
  const seenBy = async ({ catalogue }: WordsWorld, id: string): Promise<number> =>
    catalogue.seenBy(chooseView(await catalogue.judges(), id)).count(everything);

  describe(`judge store: ${name}`, () => {
    it('gives and takes a rank, with a revision for a change and none for what is so already', async () => {
      const made = await judged();
      const change = async (rank: number | null) => {
        const before = await revisionOf(made);
        await made.judges.change(made.id, { rank });
        return [await served(made), (await revisionOf(made)) > before];
      };

      expect(await change(null)).toEqual([0, true]);
      expect(await change(null)).toEqual([0, false]);
      expect(await change(7)).toEqual([1, true]);
      expect(await seenBy(made, made.id)).toBe(1);
      await expect(made.judges.change('nobody', { rank: 1 })).rejects.toThrow(NotFound);
    });

    it('lets a judge retire, whom nobody sees any more, and return without a rank', async () => {
      const made = await judged();

      await made.judges.change(made.id, { isRetired: true });

      expect(await served(made)).toBe(0);
      await expect(seenBy(made, made.id)).rejects.toThrow('has retired: it is shown no more');
      expect(await made.catalogue.opinions('tree')).toEqual([]);
      const [listed] = await made.catalogue.countedJudges();
      expect(listed).toMatchObject({ id: made.id, words: 0, rank: null });
      expect(listed?.retiredAt).toMatch(/Z$/u);
      await expect(made.judges.change(made.id, { rank: 1 })).rejects.toThrow(Conflict);
      await made.judges.change(made.id, { isRetired: false });
      expect([await served(made), await seenBy(made, made.id)]).toEqual([0, 1]);
      await made.judges.change(made.id, { rank: 1 });
      expect(await served(made)).toBe(1);
    });

    it('keeps the time at which a judge retired, whatever is said of it later', async () => {
      const made = await judged();
      const retiredAt = async () => (await made.catalogue.judges())[0]?.retiredAt;
      await made.judges.change(made.id, { isRetired: true });
      const before = await retiredAt();
      await made.moveOn();

      await made.judges.change(made.id, { isRetired: true, rank: null });

      expect(await retiredAt()).toBe(before);
    });

    it('refuses to hide whoever is no norms, and to let editors retire', async () => {
      const made = await judged();
      await made.corrections.correct({
        ...{ id: 'c1', text: 'tree', reason: 'wrong', who: 'ann' },
        values: { scores: { nsfw: 100 }, types: null },
      });

      await expect(made.judges.change(made.id, { isPublic: false })).rejects.toThrow(InvalidInput);
      await expect(made.judges.change(editor.id, { isRetired: true })).rejects.toThrow(InvalidInput);
      expect(await made.catalogue.find('tree')).toMatchObject({ scores: { nsfw: 1 } });
    });

    it('starts no run of a judge that has retired', async () => {
      const made = await judged();
      await made.judges.change(made.id, { isRetired: true });

      const started = made.runs.create(newRun({ mode: 'all' }), currentRubric);

      await expect(started).rejects.toThrow('has retired');
      await made.judges.change(made.id, { isRetired: false });
      expect((await made.runs.create(newRun({ mode: 'all' }), currentRubric)).outcome).toBe('created');
    });

    it('deletes what a retired judge said, slice by slice, and counts it; a judge in office keeps all', async () => {
      const texts = Array.from({ length: 1200 }, (_, at) => `word${String(at)}`);
      const made = await judged(texts);
      const purge = () => made.judges.purgeRetired(inAges);

      expect(await purge()).toBe(0);
      await made.judges.change(made.id, { isRetired: true });
      expect(await made.judges.purgeRetired(new Date('2020-01-01T00:00:00.000Z'))).toBe(0);
      expect([await purge(), await purge(), await purge()]).toEqual([1000, 200, 0]);
      await made.judges.change(made.id, { isRetired: false });
      expect(await seenBy(made, made.id)).toBe(0);
      expect(await made.catalogue.judges()).toMatchObject([{ id: made.id, purges: 2 }]);
    });
  });

  describe(`trials: ${name}`, () => {
    it('a trial over some words is not served, and shown to those who ask for it', async () => {
      const made = await judged(['tree', 'bush'], true);

      expect(await served(made)).toBe(0);
      expect(await seenBy(made, made.id)).toBe(2);
      expect(await made.catalogue.judges()).toMatchObject([{ id: made.id, rank: null, isTrial: true }]);
    });

    it('a trial of a judge that is served changes nothing about it', async () => {
      const made = await judged(['tree']);

      await scoredRun(made, [scoredAs('bush', 1)], { isTrial: true });

      expect(await served(made)).toBe(2);
      expect(await made.catalogue.judges()).toMatchObject([{ rank: 1, isTrial: false }]);
    });

    it('its judge enters on top with the first run that is none, also when no word is left to ask', async () => {
      const made = await judged(['tree'], true);
      await scoredRun(made, [scoredAs('bush', 1)], { model: 'gpt-other' });

      await made.runs.create(newRun(), currentRubric);

      expect(await made.catalogue.judges()).toMatchObject([
        { id: made.id, rank: 2, isTrial: false },
        { rank: 1 },
      ]);
      expect(await served(made)).toBe(2);
    });

    it('its judge enters as well when a run was under way already', async () => {
      const made = await world();
      const run = await scoringRun(made, [1]);
      await made.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await scoredRun(made, [scoredAs('bush', 1)], { isTrial: true });
      const before = await served(made);

      await settleTree(made, run);

      expect([before, await served(made)]).toEqual([0, 2]);
    });

    it('its judge stays as it is when an operator has said so, or let it retire', async () => {
      const made = await judged(['tree'], true);
      const run = await scoringRun(made, [1], { mode: 'all' });
      await made.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await made.judges.change(made.id, { rank: null, isRetired: true });

      await settleTree(made, run);

      expect(await made.catalogue.judges()).toMatchObject([{ rank: null }]);
      await made.judges.change(made.id, { isRetired: false });
      expect([await served(made), await seenBy(made, made.id)]).toEqual([0, 1]);
    });
  });
};

/** What every store of judges keeps of norms. Each call of `makeWorld` gives an empty database. */
export const normsContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const scored = async () => {
    const made = await makeWorld();
    await scoredRun(made, [scoredAs('tree', 3)]);
    return made;
  };
  const saidBy = async ({ catalogue }: WordsWorld, id: string) => {
    const view = chooseView(await catalogue.judges(), id);
    const words = await catalogue.seenBy(view).page({
      ...{ filter: everything, order: { by: 'text', descending: false }, limit: 10_000 },
    });
    return words.map(({ text, scores }) => [text, scores.sentiment]);
  };

  describe(`norms: ${name}`, () => {
    it('are what their file says, and of what it says no more nothing', async () => {
      const made = await scored();
      const first = await made.judges.importNorms(normsOf({ good: 388, tree: 0 }));
      const second = await made.judges.importNorms(normsOf({ good: 300, bad: -200 }));

      expect(first).toEqual({ isNew: true, changed: 2, gone: 0 });
      expect(second).toEqual({ isNew: false, changed: 2, gone: 1 });
      expect(await saidBy(made, vader)).toEqual([
        ['bad', -2],
        ['good', 3],
      ]);
      await made.judges.importNorms(normsOf({ good: 300, bad: -200, tree: 100 }));
      expect(await saidBy(made, vader)).toHaveLength(3);
    });

    it('stand where a line that names the word could not be read', async () => {
      const made = await makeWorld();
      await made.judges.importNorms(normsOf({ good: 388, tree: 0 }));

      const second = await made.judges.importNorms({ ...normsOf({ good: 388 }), kept: new Set(['tree']) });

      expect(second).toEqual({ isNew: false, changed: 0, gone: 0 });
      expect(await saidBy(made, vader)).toHaveLength(2);
    });

    it('change nothing and move no revision when they come once more', async () => {
      const made = await makeWorld();
      await made.judges.importNorms(normsOf({ good: 388, tree: 0 }));
      const revision = await revisionOf(made);
      await made.moveOn();

      const again = await made.judges.importNorms(normsOf({ good: 388, tree: 0 }));

      expect(again).toEqual({ isNew: false, changed: 0, gone: 0 });
      expect(await revisionOf(made)).toBe(revision);
      await made.judges.importNorms({ ...normsOf({ good: 388, tree: 0 }), licence: 'CC0' });
      expect(await made.catalogue.judges()).toMatchObject([{ licence: 'CC0', source: 'people' }]);
      expect(await revisionOf(made)).toBe(revision + 1n);
    });

    it('norms spare no question, with a rank neither', async () => {
      const made = await makeWorld();
      await made.judges.importNorms(normsOf({ tree: 0 }));
      const askedBy = async (mode: Run['mode'], model: string): Promise<number> => {
        const run = await scoringRun(made, [1], { mode, model });
        await made.ledger.classify({ runId: run.id, part, words: ['tree'] });
        const { claimed } = await made.runs.counts(run.id);
        await made.runs.requestCancel(run.id);
        await made.ledger.cancelRound({ runId: run.id, part, round: 1 });
        await made.runs.endIfDone(run.id);
        return claimed;
      };

      expect([await askedBy('new', 'gpt-test'), await askedBy('stale', 'lexicon-1')]).toEqual([1, 1]);
      await made.judges.change(vader, { rank: 9 });
      expect([await askedBy('new', 'lexicon-1'), await askedBy('all', 'gpt-test')]).toEqual([1, 1]);
    });

    it('have no rank of their own: they are served when an operator says so, below all others', async () => {
      const made = await scored();
      await made.judges.importNorms(normsOf({ good: 388, tree: 0 }));
      const served = () => made.catalogue.count(everything);
      const before = await served();

      await made.judges.change(vader, { rank: 1 });

      expect([before, await served()]).toEqual([1, 2]);
      expect(await made.catalogue.find('tree')).toMatchObject({ scores: { sentiment: 3 } });
    });

    it('of a large file come in slices, each with a revision of its own', async () => {
      const made = await makeWorld();
      const before = await revisionOf(made);
      const many = Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`word${String(at)}`, 100]));

      await made.judges.importNorms(normsOf(many));
      const after = await revisionOf(made);
      await made.judges.importNorms(normsOf({ word1: 100 }));

      expect(Number(after - before)).toBe(1 + 3);
      expect(Number((await revisionOf(made)) - after)).toBe(1 + 3);
    });

    it('leave readers no trace before an operator publishes them, and none again when it takes that back', async () => {
      const made = await scored();
      const revision = await revisionOf(made);
      const traces = async () => ({
        judges: (await made.catalogue.judges()).length,
        counted: (await made.catalogue.countedJudges()).length,
        opinions: (await made.catalogue.opinions('tree')).length,
        words: await made.catalogue.count(everything),
        chosen: await saidBy(made, vader).then(
          () => 'shown',
          (error: unknown) => String(error),
        ),
      });
      const nobody = await saidBy(made, 'norms.nobody').catch(String);
      const before = await traces();

      await made.judges.importNorms({ ...normsOf({ good: 388, tree: 0 }), isPublic: false });
      const imported = await traces();
      await made.judges.change(vader, { isPublic: true });
      const published = await traces();
      await made.judges.change(vader, { rank: 4 });
      await made.judges.change(vader, { isPublic: false });

      expect(imported).toEqual(before);
      expect(imported.chosen).toBe(String(nobody).replace('norms.nobody', vader));
      expect(published).toEqual({ judges: 2, counted: 2, opinions: 2, words: 1, chosen: 'shown' });
      expect(await traces()).toEqual(before);
      expect(await revisionOf(made)).toBeGreaterThan(revision);
    });

    it('stay as they are, shown or not, when their file comes again', async () => {
      const made = await makeWorld();
      await made.judges.importNorms({ ...normsOf({ good: 388 }), isPublic: false });

      await made.judges.importNorms({ ...normsOf({ good: 100 }), isPublic: true });

      expect(await made.catalogue.judges()).toEqual([]);
      await expect(made.judges.change(vader, { rank: 1 })).rejects.toThrow(Conflict);
    });

    it('are refused under the id of another judge, and of norms that have retired', async () => {
      const made = await scored();
      const [judge] = await made.catalogue.judges();
      await made.judges.importNorms(normsOf({ good: 388 }));
      await made.judges.change(vader, { isRetired: true });

      const other = made.judges.importNorms({ ...normsOf({ good: 388 }), judge: judge?.id ?? '' });
      await expect(other).rejects.toThrow('is a judge that is no norms');
      await expect(made.judges.importNorms(normsOf({ good: 388 }))).rejects.toThrow('has retired');
    });
  });
};

const vader = 'norms.vader';

async function revisionOf({ catalogue }: WordsWorld): Promise<bigint> {
  return (await catalogue.state()).revision;
}

/** Norms with these sentiments, in hundredths. */
function normsOf(sentiments: Readonly<Record<string, number>>): NormsImport {
  const unknown = Object.fromEntries(attributes.map(({ name }) => [name, null])) as Opinion['scores'];
  const ratings = Object.entries(sentiments)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, sentiment]): Rating => ({ text, scores: { ...unknown, sentiment }, types: null }));
  return { judge: vader, source: 'people', licence: 'MIT', isPublic: true, ratings, kept: new Set() };
}

async function settleTree({ outcomes }: WordsWorld, run: Run): Promise<void> {
  await outcomes.settle(decided(run, { scored: [scoredAs('tree', 2)] }));
}
