import * as z from 'zod';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType, wordTypes } from '../../scoring/word-types.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { wordFields } from './word-fields.ts';

type ScoreShape = Record<AttributeName, z.ZodNullable<z.ZodNumber>>;

const scoreShape = Object.fromEntries(
  attributes.map(({ name, description, min, max }) => [
    name,
    z
      .number()
      .min(min)
      .max(max)
      .nullable()
      .meta({ description: `${description} At most two decimals. null: not known.` }),
  ]),
) as ScoreShape;

const scores = z.strictObject(scoreShape);
const types = z.array(wordType).meta({ description: 'The word types of the word, in a fixed order.' });
const text = z.string().min(1).meta({ description: 'The word: lower case, Unicode NFC.' });
const id = z.string().min(1);
const time = z.iso.datetime();

const originShape = {
  judge: id.meta({
    description: 'Who rated it: a model or a lexicon under one rubric, an editor, or imported norms.',
  }),
  rubric: id
    .nullable()
    .meta({ description: 'The rubric that it was rated by: the hash of its text. null: by none.' }),
  model: id.nullable().meta({
    description:
      'The model of the judge; `lexicon-1` is not a language model but open word lists. null: it has none.',
  }),
  run: id.nullable().meta({ description: 'The run that had it rated. null: none.' }),
  scoredAt: time.meta({ description: 'When it was stored, in UTC.' }),
};

/** A word of a list: its text, and of the rest what `fields` asked for. */
export const listedWord = z
  .strictObject({
    text,
    types: types.optional(),
    scores: scores.partial().optional(),
    ...z.strictObject(originShape).partial().shape,
  })
  .meta({ id: 'ListedWord' });

/** The answer of `GET /api/words` as JSON. */
export const wordsPage = z
  .strictObject({
    words: z.array(listedWord),
    revision: z
      .int()
      .min(0)
      .meta({ description: 'Grows with every change of any word: same revision, same answers.' }),
    next: z
      .string()
      .optional()
      .meta({ description: 'The cursor of the next page; absent on the last page.' }),
    total: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'All words that pass the filters, when asked for.' }),
    seed: z.string().optional().meta({ description: 'The seed of the random sample.' }),
  })
  .meta({ id: 'WordsPage' });

/** The answer of `GET /api/words/{word}`. */
export const wordDetail = z
  .strictObject({
    text,
    types,
    scores,
    ...originShape,
    runStartedAt: time
      .nullable()
      .meta({ description: 'When that run began, in UTC. null: there is no run.' }),
  })
  .meta({ id: 'WordDetail' });

/** The answer of `GET /api/attributes`. */
export const attributeList = z
  .strictObject({
    attributes: z.array(
      z.strictObject({
        name: z.string(),
        displayName: z.string(),
        description: z.string(),
        min: z.int(),
        max: z.int(),
      }),
    ),
    types: z.array(wordType).meta({ description: 'The word types that a word can have.' }),
    fields: z.array(z.enum(wordFields)).meta({ description: 'What the parameter `fields` takes.' }),
  })
  .meta({ id: 'AttributeList' });

/** The answer of `GET /api/health`. */
export const health = z
  .strictObject({
    status: z.literal('ok'),
    revision: z.int().min(0).meta({ description: 'The revision of the words.' }),
  })
  .meta({ id: 'Health' });

/** One word with the provenance of its scores; times are ISO 8601 in UTC. */
export type WordDetail = z.infer<typeof wordDetail>;

/** One word with the provenance of its scores. */
export const viewWord = (word: ScoredWord): WordDetail => ({
  text: word.text,
  types: [...word.types],
  scores: word.scores,
  judge: word.judge,
  rubric: word.rubricId,
  model: word.model,
  run: word.runId,
  scoredAt: word.scoredAt,
  runStartedAt: word.runStartedAt,
});

/** The attributes and types of this release. */
export const viewAttributes = (): z.infer<typeof attributeList> => ({
  attributes: attributes.map(({ name, displayName, description, min, max }) => ({
    name,
    displayName,
    description,
    min,
    max,
  })),
  types: [...wordTypes],
  fields: [...wordFields],
});
