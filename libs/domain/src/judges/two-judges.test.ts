import { describe, expect, it } from 'vitest';
import { retryRun } from '../api/runs/start-run.ts';
import { verdict } from '../batches/prompt.ts';
import { sha256Hex } from '../ids.ts';
import { wordsDecided } from '../messages/messages.ts';
import { makeRubric, currentRubric } from '../scoring/rubric.ts';
import { decided, manifestOf, newRun, part, scoredAs } from '../testing/contracts/words-world.ts';
import { fixedClock, memoryPipeline, memoryWordsDatabase } from '../testing/index.ts';
import { editor } from './correction.ts';
import { inOffice, judgeIdOf } from './judge.ts';

const url = 'https://lists.example/words.txt';
const words = ['apple', 'fig', 'pear', 'plum'];
const list = { [url]: words.join('\n') };

/** Each word as often as a model was asked about it. */
const askedBy = (world: ReturnType<typeof memoryPipeline>, model: string): string[] =>
  world.model.ledger
    .filter((prompt) => prompt.model === model)
    .flatMap((prompt) => prompt.words)
    .toSorted();

describe('two judges', () => {
  it('both keep what they said, and each is asked about each word exactly once, one after the other', async () => {
    const world = memoryPipeline({ lists: list });

    for (const model of ['model-1', 'model-2']) {
      await world.runToEnd(await world.startRun({ model, mode: 'stale' }));
    }

    expect([askedBy(world, 'model-1'), askedBy(world, 'model-2')]).toEqual([words, words]);
    expect((await world.catalogue.countedJudges()).map((judge) => judge.words)).toEqual([4, 4]);
  });

  it('who rate the same words at the same time wait for each other, and ask nothing twice', async () => {
    const other = 'https://lists.example/others.txt';
    const world = memoryPipeline({ lists: { ...list, [other]: words.join('\n') } });
    const first = await world.startRun({ model: 'model-1', mode: 'all' });
    const second = await world.startRun({ model: 'model-2', mode: 'all', url: other });

    await world.runToEnd(first);
    await world.runToEnd(second);

    expect([askedBy(world, 'model-1'), askedBy(world, 'model-2')]).toEqual([words, words]);
    const opinions = await world.catalogue.opinions('fig');
    expect(opinions.map(({ runId }) => runId).toSorted()).toEqual([first, second].toSorted());
  });

  it('of one kind pay for each word once, also at the same time', async () => {
    const other = 'https://lists.example/others.txt';
    const world = memoryPipeline({ lists: { ...list, [other]: words.join('\n') } });
    const first = await world.startRun({ model: 'model-1' });
    const second = await world.startRun({ model: 'model-2', url: other });

    await world.runToEnd(first);
    await world.runToEnd(second);

    const asked = [...askedBy(world, 'model-1'), ...askedBy(world, 'model-2')];
    expect(asked.toSorted()).toEqual(words);
    expect(await world.runs.counts(second)).toMatchObject({ known: 4, scored: 0 });
  });

  it('what an editor says spares no question', async () => {
    const world = memoryPipeline({ lists: list });
    world.tables.judges.put({ ...editor, ...inOffice, rank: 1 });
    const at = '2026-01-01T00:00:00.000Z';
    const scores = Object.fromEntries(
      currentRubric.document.attributes.map(({ name }) => [name, 0]),
    ) as never;
    world.tables.opinions.put({
      ...{ text: 'fig', judge: editor.id, scores, types: null, evidence: null, runId: null },
      ...{ runStartedAt: null, scoredAt: at, gone: false, revision: 1n },
    });

    await world.runToEnd(await world.startRun({ model: 'model-1' }));

    expect(askedBy(world, 'model-1')).toEqual(words);
  });

  it('a lexicon heeds what a model said, and the model what no lexicon said', async () => {
    const world = memoryPipeline({ lists: list });

    for (const model of ['lexicon-1', 'model-1', 'lexicon-2']) {
      await world.runToEnd(await world.startRun({ model }));
    }

    expect([askedBy(world, 'lexicon-1'), askedBy(world, 'model-1'), askedBy(world, 'lexicon-2')]).toEqual([
      words,
      words,
      [],
    ]);
  });

  it('a retry keeps the judge of its run, though the release has another rubric', async () => {
    const world = memoryPipeline({ lists: list });
    const older = makeRubric({ ...currentRubric.document, wording: 'In other words.' });
    const { run } = await world.runs.create(newRun({ mode: 'stale' }), older);
    await world.runs.fail(run.id, 'gone');
    const queue = { send: async () => undefined };

    const retried = await retryRun({ ...world, queue, model: 'other' })({
      ...{ runId: run.id, budgetUsd: undefined, key: undefined },
    });

    expect(retried.run.rubricId).not.toBe(currentRubric.id);
    expect(judgeIdOf(retried.run)).toBe(judgeIdOf(run));
  });

  it('two spellings that are one word by now are asked as they stand, and become one opinion', async () => {
    const world = memoryWordsDatabase({ clock: fixedClock() });
    const { run } = await world.runs.create(newRun(), currentRubric);
    await world.runs.fixManifest(run.id, manifestOf(2));
    const spellings = ["o'clock", 'o’clock'];
    await world.ledger.classify({ runId: run.id, part, words: spellings });
    const claims = await world.ledger.claimsAt({ runId: run.id, part, round: 1 });

    await world.outcomes.settle(decided(run, { scored: spellings.map((text) => scoredAs(text, 2)) }));

    expect(claims.map(({ text }) => text)).toEqual(spellings);
    expect(await world.runs.counts(run.id)).toMatchObject({ scored: 2, claimed: 0 });
    expect([...world.tables.opinions.current.values()].map(({ text }) => text)).toEqual(["o'clock"]);
  });

  it('a word in the spelling of an earlier release is asked and answered as it stands, once, and served under its key', async () => {
    const world = memoryPipeline({ lists: list });
    const { run } = await world.runs.create(newRun({ model: 'model-1' }), currentRubric);
    const text = 'o’clock\n';
    const chunk = {
      index: 0,
      key: 'runs/run/upload/00000.txt',
      sha256: sha256Hex(text),
      words: 1,
      parts: [1],
    };
    await world.chunks.put(chunk.key, text);
    await world.runs.fixManifest(run.id, { ...manifestOf(1), chunks: [chunk] });
    await world.queues.uploadSourceChunks.send([{ type: 'run-queued', version: 1, runId: run.id }]);

    const ended = await world.runToEnd(run.id);

    expect(ended.status).toBe('complete');
    expect(askedBy(world, 'model-1')).toEqual(['o’clock']);
    expect(await world.catalogue.find("o'clock")).toMatchObject({ text: "o'clock", runId: run.id });
  });

  it('rows of the first release are whole numbers, those of this one hundredths or unknown', async () => {
    const world = memoryWordsDatabase({ clock: fixedClock() });
    const { run } = await world.runs.create(newRun(), currentRubric);
    await world.runs.fixManifest(run.id, manifestOf(2));
    await world.ledger.classify({ runId: run.id, part, words: ['old', 'young'] });
    const message = decided(run, { scored: [['old', [3], ['noun']]] });

    await world.outcomes.settle(wordsDecided.parse({ ...message, attributes: ['commonness'] }));
    await world.outcomes.settle(
      wordsDecided.parse({
        ...{ ...message, version: 2, attributes: ['commonness', 'sentiment'] },
        scored: [['young', [325, null], []]],
      }),
    );

    expect(await world.catalogue.find('old')).toMatchObject({ scores: { commonness: 3 } });
    expect(await world.catalogue.find('young')).toMatchObject({
      ...{ scores: { commonness: 3.25, sentiment: null }, types: [] },
    });
    const usage = { inputTokens: 1, cachedTokens: 0, outputTokens: 1 };
    expect(verdict.parse({ scored: [['old', [3], ['noun']]], again: [], failed: [], usage }).version).toBe(
      undefined,
    );
  });
});
