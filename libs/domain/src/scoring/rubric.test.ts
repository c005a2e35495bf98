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

describe('a rubric of form 3', () => {
  const form3: RubricDocument = {
    ...form1,
    form: { version: 3, decimals: 2, unknowns: true, evidence: [['f', 'frequency']] },
  };

  it('has another id than one of form 2, and than one with other letters', () => {
    const other = { ...form3, form: { ...form3.form!, evidence: [['g', 'frequency'] as [string, string]] } };

    expect(new Set([form2, form3, other].map((document) => makeRubric(document).id)).size).toBe(3);
  });

  it('comes back from a table as it was', () => {
    expect(rubricDocument.parse(JSON.parse(JSON.stringify(form3)))).toEqual(form3);
  });

  it('has an id that covers the fixed sentences and the answer schema', () => {
    expect(makeRubric(form3).id).toBe('dfrieeo3ycifh3imrujdxfc233');
  });
});

it('is of form 3 for a lexicon, and of form 1 for a language model', () => {
  expect(rubricOf('lexicon-2').document.form).toMatchObject({ version: 3, decimals: 2, unknowns: true });
  expect(rubricOf('gpt-6-luna')).toBe(currentRubric);
});

it('only adds scales to those of version 0.1.0, for a language model', () => {
  const { attributes, ...rest } = currentRubric.document;

  expect(makeRubric({ ...rest, attributes: attributes.slice(0, form1.attributes.length) }).id).toBe(
    golden.id,
  );
});
