import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateUsage, type WordsToAsk } from './estimate-usage.ts';
import { planBatch } from '../batches/batch-states.ts';
import { prepareRound } from '../batches/prepare-round.ts';
import { currentRubric } from './rubric.ts';
import { costMicroUsd, worstCaseMicroUsd } from './prices.ts';

const { document } = currentRubric;

const toAsk = ({ words, characters }: { words: number; characters: number }): WordsToAsk => ({
  model: 'model-1',
  words,
  characters,
  bytes: characters,
  parts: Math.ceil(words / 2500),
});

it('asks nothing for no words', () => {
  const usage = estimateUsage(document, toAsk({ words: 0, characters: 0 }));

  expect(usage).toMatchObject({
    prompts: 0,
    inputTokens: 0,
    outputTokens: 0,
    inputBytes: 0,
    maxOutputTokens: 0,
  });
});

it('is near what 1,000 random words were measured to take: 9.4 tokens in and 24.6 out a word', () => {
  const usage = estimateUsage(document, toAsk({ words: 1000, characters: 9300 }));

  // The schema, which is counted here, was not measured.
  expect(usage.inputTokens / 1000).toBeGreaterThan(9.4);
  expect(usage.inputTokens / 1000).toBeLessThan(25);
  expect(usage.outputTokens / 1000).toBeGreaterThan(20);
  expect(usage.outputTokens / 1000).toBeLessThan(30);
  expect(usage.prompts).toBe(20);
});

it('never expects more than the worst case', () => {
  const price = { input: 0.05, cachedInput: 0.025, output: 0.4 };

  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 64 }), (words, length) => {
      const usage = estimateUsage(document, toAsk({ words, characters: words * length }));

      expect(costMicroUsd(price, usage)).toBeLessThanOrEqual(worstCaseMicroUsd(price, usage));
    }),
  );
});

it('expects at least what batches reserve, whatever the letters and however the parts are filled', () => {
  const prices = { 'model-1': { input: 1, cachedInput: 0.5, output: 4 } };
  const word = fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/u), fc.stringMatching(/^[а-яéü]{1,12}$/u));
  const part = fc.uniqueArray(word, { minLength: 1, maxLength: 120 });
  const reservedFor = (texts: readonly string[], index: number): number => {
    const at = { runId: 'run', part: `00000-0${String(index)}`, round: 1, model: 'model-1' };
    const claims = texts.map((text) => ({ text, attempt: 0, requeues: 0 }));
    const now = new Date(0);
    const row = planBatch({ ...at, rubric: currentRubric, asking: { effort: null, schema: true } }, now);
    return prepareRound(row, { claims, prices, now, retryAfterSeconds: 1 }).preparation.worstCaseMicroUsd;
  };

  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const texts = parts.flat();
      const usage = estimateUsage(document, {
        model: 'model-1',
        words: texts.length,
        characters: texts.join('').length,
        bytes: Buffer.byteLength(texts.join('')),
        parts: parts.length,
      });
      const reserved = parts.reduce((sum, part_, index) => sum + reservedFor(part_, index), 0);

      expect(worstCaseMicroUsd(prices['model-1'], usage)).toBeGreaterThanOrEqual(reserved);
    }),
    { numRuns: 50 },
  );
});

describe('with an answer of the model', () => {
  const words = toAsk({ words: 1000, characters: 9300 });
  const usual = estimateUsage(document, words);
  const ofQuestion = estimateUsage(document, {
    ...{ model: 'model-1', words: 3, characters: 25, bytes: 25, parts: 1 },
  });
  const answered = (times: number, of = ofQuestion) => ({
    schema: true,
    usage: { cachedTokens: 0, inputTokens: of.inputTokens * times, outputTokens: of.outputTokens * times },
  });

  it('expects what is usual of one that needed what is usual, and twice as much of one that needed twice', () => {
    const [once, twice] = [1, 2].map((times) => estimateUsage(document, words, answered(times)));

    expect(once).toEqual(usual);
    expect(twice?.inputTokens).toBe(2 * usual.inputTokens);
    expect(twice?.outputTokens).toBe(2 * usual.outputTokens);
  });

  it('never expects more than the worst case, nor anything else where the model told no tokens', () => {
    const { inputTokens, outputTokens } = estimateUsage(document, words, answered(1e6));

    expect({ inputTokens, outputTokens }).toEqual({
      inputTokens: usual.inputBytes,
      outputTokens: usual.maxOutputTokens,
    });
    expect(estimateUsage(document, words, { schema: true, usage: null })).toEqual(usual);
  });
});
