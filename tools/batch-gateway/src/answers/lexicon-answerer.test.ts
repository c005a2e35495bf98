import {
  attributes,
  buildInput,
  currentRubric,
  lexiconRubric,
  makeRubric,
  readRows,
  type Rubric,
} from '@word-list/domain';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load-lexicon.ts';
import { makeLexiconAnswerer } from './lexicon-answerer.ts';
import { modelRequest } from './model-request.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  lexicon = await loadLexicon();
});

const answerBody = z.object({
  output: z.array(z.object({ content: z.array(z.object({ text: z.string() })) })),
});
const words = ['water', 'sesquipedalian', 'qwertzuiop', "don't", 'café'];

/** What the system reads of an answer to a request that it made itself. */
const askAndRead = async ({ document: rubric }: Rubric) => {
  const line: unknown = JSON.parse(buildInput({ model: 'lexicon-2', rubric }, [{ id: 'p', words }]));
  const { body } = z.object({ body: modelRequest }).parse(line);
  const answerer = makeLexiconAnswerer({ lexicon, clock: () => 0 });
  const answer = await answerer.answer(body, { batchNumber: 1, line: 0, signal: AbortSignal.timeout(1000) });
  const text = answerBody.parse(answer.body).output[0]?.content[0]?.text ?? '';
  return readRows(rubric, { text, cut: false, words });
};

/** What a lexicon was asked by before it told what its values rest on. */
const form2 = makeRubric({
  ...currentRubric.document,
  form: { version: 2, decimals: 2, unknowns: true },
});

it('answers in hundredths, with what it does not know as unknown, where the rubric has both', async () => {
  const rows = await askAndRead(form2);

  const expected = words.map((word) => {
    const { scores, types } = lexicon.score(word);
    const hundredths = lexiconRubric.document.attributes.map(
      ({ name }) => Object.entries(scores).find(([scale]) => scale === name)?.[1]?.hundredths ?? null,
    );
    return { word, hundredths, types: types?.types ?? [] };
  });
  expect(rows).toEqual(expected);
  expect(rows[2]).toMatchObject({ hundredths: attributes.map(() => null), types: [] });
});

it('tells what its values rest on, where the rubric asks for that', async () => {
  const rows = await askAndRead(lexiconRubric);

  expect(rows.map((row) => ({ ...row, evidence: undefined }))).toEqual(await askAndRead(form2));
  const told = rows.map((row) => ('evidence' in row ? row.evidence : undefined));
  expect(told.map((evidence) => evidence?.match(/\d./gu)?.length ?? 0)).toEqual(
    words.map((word) => {
      const { scores, types } = lexicon.score(word);
      return [types, ...Object.values(scores)].filter((score) => score !== undefined).length;
    }),
  );
  expect(told[2]).toBe('-'.repeat(attributes.length + 1));
  expect(told[0]).toMatch(/^9w9f/u);
});

it('answers in whole numbers where the rubric has nothing else', async () => {
  const rows = await askAndRead(currentRubric);

  expect(rows).toHaveLength(words.length);
  expect(rows).not.toContainEqual(expect.objectContaining({ fault: expect.anything() as unknown }));
});
