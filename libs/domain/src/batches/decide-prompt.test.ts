import { describe, expect, it } from 'vitest';
import { currentRubric, lexiconRubric } from '../scoring/rubric.ts';
import { exampleRow } from '../testing/example-row.ts';
import { decidePrompt } from './decide-prompt.ts';
import type { Prompt } from './prompt.ts';
import { readAnswer } from './read-answer.ts';

const words = ['apple', 'pear'];
const prompt = (attempts = [0, 0]): Prompt => ({
  batchId: 'b',
  id: 'p-000',
  preparation: 'p',
  words,
  attempts,
  verdict: null,
});
const row = (word: string, commonness = 3): string =>
  exampleRow(word, { commonness, formality: 3, complexity: 1 });
const good = JSON.stringify({ r: words.map((word) => row(word)) });

const line = (body: object | null, status = 200): string =>
  JSON.stringify({ id: 'x', custom_id: 'p-000', response: { status_code: status, body }, error: null });
const message = (...texts: string[]): object => ({
  type: 'message',
  content: texts.map((text) => ({ type: 'output_text', text })),
});
const says = (text: string, more: object = {}): string =>
  line({ status: 'completed', output: [message(text)], ...more });

const decide = (text: string | undefined, of = prompt()) =>
  decidePrompt(currentRubric.document, of, {
    answer: text === undefined ? undefined : readAnswer(text),
    otherwise: { reason: 'missing', asked: true },
  });

const scored = (text: string): string[] => decide(text).scored.map(([word]) => word);
const again = (text: string | undefined) => decide(text).again;

describe('the verdict on a prompt', () => {
  it.each([
    ['a plain answer', says(good)],
    [
      'a reasoning item first',
      line({ status: 'completed', output: [{ type: 'reasoning', summary: [] }, message(good)] }),
    ],
    ['several parts', line({ status: 'completed', output: [message(good.slice(0, 20), good.slice(20))] })],
    [
      'several messages',
      line({ status: 'completed', output: [message(good.slice(0, 20)), message(good.slice(20))] }),
    ],
    ['code fences', says(`\`\`\`json\n${good}\n\`\`\``)],
    ['prose around it', says(`Here you are: ${good} Anything else?`)],
    ['plain lines', says(words.map((word) => row(word)).join('\n'))],
    ['a header row', says(`word,commonness,offensiveness\n${words.map((word) => row(word)).join('\n')}`)],
    ['another order', says(JSON.stringify({ r: [...words].reverse().map((word) => row(word)) }))],
    ['extra words', says(JSON.stringify({ r: [...words.map((word) => row(word)), row('plum')] }))],
    ['the same row twice', says(JSON.stringify({ r: [row('apple'), row('apple'), row('pear')] }))],
    ['capitals', says(JSON.stringify({ r: [row('Apple'), row('PEAR')] }))],
  ])('takes scores from %s', (_, text) => {
    expect(scored(text)).toEqual(words);
    expect(again(text)).toEqual([]);
  });

  it.each([
    ['a dropped row', says(JSON.stringify({ r: [row('pear')] })), 'missing', true],
    [
      'conflicting rows',
      says(JSON.stringify({ r: [row('apple', 1), row('apple', 2), row('pear')] })),
      'duplicate_row',
      true,
    ],
    ['a changed spelling', says(JSON.stringify({ r: [row('aple'), row('pear')] })), 'missing', true],
    [
      'a score out of range',
      says(JSON.stringify({ r: [row('apple', 9), row('pear')] })),
      'out_of_range',
      true,
    ],
    ['a truncated answer', says(`{"r":["${row('pear')}","app`, { status: 'incomplete' }), 'incomplete', true],
    [
      'truncated lines',
      says(`${row('pear')}\n${row('apple')}`, { status: 'incomplete' }),
      'incomplete',
      true,
    ],
  ])('asks the one word again after %s', (_, text, reason, asked) => {
    expect(scored(text)).toEqual(['pear']);
    expect(again(text)).toEqual([['apple', reason, asked]]);
  });

  it.each([
    [
      'a refusal',
      line({
        status: 'completed',
        output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'no' }] }],
      }),
      'refused',
      true,
    ],
    ['prose', says('I cannot rate these words.'), 'missing', true],
    ['an empty answer', line({ status: 'completed', output: [] }), 'empty_answer', true],
    ['a 429', line({ error: { code: 'rate_limit_exceeded' } }, 429), 'request_failed', false],
    ['a 500', line({}, 500), 'request_failed', false],
    ['a 400', line({ error: { code: 'invalid' } }, 400), 'request_failed', true],
    [
      'a line that never ran',
      JSON.stringify({ custom_id: 'p-000', response: null, error: { code: 'batch_expired' } }),
      'not_run',
      false,
    ],
    ['a body that is no object', line([] as object), 'malformed_answer', true],
    ['no line at all', undefined, 'missing', true],
  ])('asks all words again after %s', (_, text, reason, asked) => {
    expect(again(text).map(([word, why, wasAsked]) => [word, why, wasAsked])).toEqual(
      words.map((word) => [word, reason, asked]),
    );
  });

  it('gives a word up when the model was asked three times, and no sooner', () => {
    const verdict = decide(says(JSON.stringify({ r: [] })), prompt([2, 1]));

    expect(verdict.failed).toEqual([['apple', 'missing: {"r":[]}']]);
    expect(verdict.again).toEqual([['pear', 'missing', true]]);
  });

  it('does not count a round in which the model was not asked', () => {
    expect(decide(line({}, 500), prompt([2, 2])).failed).toEqual([]);
  });

  it('ignores lines that are not JSON or name no prompt', () => {
    expect(readAnswer('{"custom_id":')).toBeUndefined();
    expect(readAnswer('{"response":null}')).toBeUndefined();
  });

  it('reads the tokens that were used', () => {
    const usage = { input_tokens: 10, output_tokens: 5, input_tokens_details: { cached_tokens: 4 } };

    expect(decide(says(good, { usage })).usage).toEqual({
      inputTokens: 10,
      cachedTokens: 4,
      outputTokens: 5,
    });
    expect(decide(says(good, { usage })).unbilled).toBeUndefined();
  });

  it.each([
    ['an answer that tells none', says(good, { usage: null })],
    ['an answer that tells no numbers', says(good, { usage: { input_tokens: 10 } })],
    ['a body that cannot be read', line(null)],
  ])('says that nobody knows the tokens of %s', (_what, answer) => {
    expect(decide(answer)).toMatchObject({
      unbilled: true,
      usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0 },
    });
  });

  it('counts no tokens for a request that failed', () => {
    expect(decide(line({}, 400)).unbilled).toBeUndefined();
    expect(decide(line({}, 500)).unbilled).toBeUndefined();
  });
});

it('is of version 3 where a row tells what its values rest on, and else of the version that readers know longer', () => {
  const told = '-'.repeat(currentRubric.document.attributes.length + 1);
  const decideIn = (text: string) =>
    decidePrompt(lexiconRubric.document, prompt(), {
      answer: readAnswer(says(text)),
      otherwise: { reason: 'missing', asked: true },
    });

  const verdict = decideIn(JSON.stringify({ r: [`${row('apple')},${told}`, row('pear')] }));

  expect(verdict.version).toBe(3);
  expect(verdict.scored.map(([word, , , evidence]) => [word, evidence])).toEqual([
    ['apple', told],
    ['pear', undefined],
  ]);
  expect(decideIn(good)).toMatchObject({ version: 2, scored: [{ length: 3 }, { length: 3 }] });
});
