import * as z from 'zod';
import { derivedId } from '../ids.ts';
import { attributes } from './attributes.ts';
import { evidenceSources } from './evidence.ts';
import { modelKind } from './model-kind.ts';
import { answerSchema, instructions } from './row-format.ts';
import { wordType, wordTypes } from './word-types.ts';

/** The frozen document that prompts are built from and answers are read with. */
export const rubricDocument = z.object({
  attributes: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z]+$/),
        prompt: z.string(),
        min: z.int(),
        max: z.int(),
      }),
    )
    .min(1),
  types: z.array(wordType).min(1),
  maxTypes: z.int().min(1),
  wording: z.string(),
  /**
   * The form of a row. A document without it is of form 1: whole numbers, and an id that covers the document only.
   * Form 1 renders the same bytes for ever: batches that were prepared with it are found again by their hash.
   */
  form: z
    .object({
      /** Version 3: what each value rests on stands behind the types. */
      version: z.literal([2, 3]),
      /** Digits behind the point that a score may have. */
      decimals: z.int().min(0).max(2),
      /** Whether `-` may stand for a score or for the types: not known. */
      unknowns: z.boolean(),
      /** The letters for what a value rests on, and what each means: of version 3. */
      evidence: z.array(z.tuple([z.string().regex(/^[a-z]$/), z.string()])).optional(),
    })
    .optional(),
});

export type RubricDocument = z.infer<typeof rubricDocument>;

export interface Rubric {
  /** Content hash of the document: the same document has the same id everywhere. */
  readonly id: string;
  readonly document: RubricDocument;
}

const wording =
  'You rate English words for a dictionary. Rate every word of the input, one word a line, on its own and in general use. ' +
  'Answer one row per word, in the order of the input, with the word spelled exactly as given.';

/** The rubric with its id, from a document. */
export const makeRubric = (document: RubricDocument): Rubric => ({
  id: derivedId('rubric', ...shapeOf(document)),
  document,
});

/** What new runs of language models begin with: form 1, until its wording changes. */
export const currentRubric: Rubric = makeRubric({
  attributes: attributes.map(({ name, prompt, min, max }) => ({ name, prompt, min, max })),
  types: [...wordTypes],
  maxTypes: 4,
  wording,
});

/** What new runs of a lexicon begin with: it has hundredths, says what it does not know, and what its values rest on. */
export const lexiconRubric: Rubric = makeRubric({
  ...currentRubric.document,
  form: { version: 3, decimals: 2, unknowns: true, evidence: Object.entries(evidenceSources) },
});

/** The rubric that new runs of a model begin with in this release. */
export const rubricOf = (model: string): Rubric =>
  modelKind(model) === 'lexicon' ? lexiconRubric : currentRubric;

/** Everything that shapes a prompt: from form 2 on the fixed sentences and the answer schema too. */
function shapeOf(document: RubricDocument): string[] {
  if (!document.form) return [canonical(document)];
  const schema = answerSchema(document, ['a', 'é']);
  return [canonical(document), JSON.stringify(document.form), instructions(document), JSON.stringify(schema)];
}

function canonical(document: RubricDocument): string {
  return JSON.stringify([
    document.attributes.map(({ name, prompt, min, max }) => [name, prompt, min, max]),
    document.types,
    document.maxTypes,
    document.wording,
  ]);
}
