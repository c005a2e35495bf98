import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildInput } from '../batches/build-request.ts';
import { currentRubric, makeRubric, rubricDocument, rubricOf, type RubricDocument } from './rubric.ts';

const golden = JSON.parse(readFileSync(new URL('form-1.golden.json', import.meta.url), 'utf8')) as {
  id: string;
  document: unknown;
  prompts: { id: string; words: string[] }[];
  input: string;
};

const form1 = rubricDocument.parse(golden.document);
const form2: RubricDocument = { ...form1, form: { version: 2, decimals: 2, unknowns: true } };

describe('a rubric of form 1', () => {
  it('has the id and renders the bytes of version 0.1.0', () => {
    expect(makeRubric(form1)).toEqual({ id: golden.id, document: golden.document });
    expect(buildInput({ model: 'gpt-4.1-nano', rubric: form1 }, golden.prompts)).toBe(golden.input);
  });
});

describe('a rubric of form 2', () => {
  it.each<[string, RubricDocument]>([
    ['form 1', form1],
    ['other decimals', { ...form2, form: { version: 2, decimals: 1, unknowns: true } }],
    ['no unknowns', { ...form2, form: { version: 2, decimals: 2, unknowns: false } }],
    ['another wording', { ...form2, wording: 'Rate the words.' }],
    ['fewer types', { ...form2, types: ['noun'] }],
  ])('has another id than one with %s', (_, other) => {
    expect(makeRubric(other).id).not.toBe(makeRubric(form2).id);
  });

  // When a fixed sentence or the answer schema changes, so do these: that is what they are for. Take the new ones then.
  it('has an id that covers the fixed sentences and the answer schema', () => {
    expect(makeRubric(form2).id).toBe('xd2giu4q4hw56q5l2il7sctug6');
  });
});

it('is of form 2 for a lexicon, and of form 1 for a language model', () => {
  expect(rubricOf('lexicon-2').document.form).toEqual({ version: 2, decimals: 2, unknowns: true });
  expect(rubricOf('gpt-6-luna')).toBe(currentRubric);
});

it('only adds scales to those of version 0.1.0, for a language model', () => {
  const { attributes, ...rest } = currentRubric.document;

  expect(makeRubric({ ...rest, attributes: attributes.slice(0, form1.attributes.length) }).id).toBe(
    golden.id,
  );
});
