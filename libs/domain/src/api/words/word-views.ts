import * as z from 'zod';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType, wordTypes } from '../../scoring/word-types.ts';
import type { Opinion } from '../../judges/opinion.ts';
import { opinionView, viewOpinion } from '../judges/judge-views.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { heldNames, type NearWord } from '../../word-sets/index.ts';
import { recipe } from './recipe.ts';
import { evidenceOfWord, evidenceView } from './tell-evidence.ts';
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
      'The model of the judge; `lexicon-2` is not a language model but open word lists. null: it has none.',
  }),
  run: id.nullable().meta({ description: 'The run that had it rated. null: none.' }),
  scoredAt: time.meta({ description: 'When it was stored, in UTC.' }),
};

/** A word of a list: its text, and of the rest what `fields` asked for. */
export const listedWord = z
  .strictObject({
    text,
    number: z.string().optional().meta({ description: 'Its throw, where dice were asked for: `11111`.' }),
    part: z.int().min(0).optional().meta({ description: 'Its part, counted from 0.' }),
    types: types.optional(),
    scores: scores.partial().optional(),
    ...z.strictObject(originShape).partial().shape,
    evidence: evidenceView.optional(),
  })
  .meta({ id: 'ListedWord' });

const part = z.strictObject({
  words: z.int().min(0),
  dice: z.int().optional().meta({ description: 'Dice, or throws of one, for a word.' }),
  rollAgainAbove: z
    .string()
    .optional()
    .meta({ description: 'The last throw that has a word, where some have none.' }),
});

const figure = z.number().nullable();

const balance = z.strictObject({
  by: z.enum(heldNames),
  parts: z.array(
    z.strictObject({
      count: z.int(),
      mean: figure,
      deviation: figure,
      d: figure.meta({ description: 'Cohen’s d against the first part; up to 0.2 counts as small.' }),
    }),
  ),
});

/** The answer of `/api/words` as JSON. */
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
    parts: z.array(part).optional().meta({ description: 'Of lists in parts or with numbers.' }),
    balance: z.array(balance).optional().meta({
      description: 'How alike the parts are in what is held; scales in hundredths.',
    }),
    choice: z.enum(['exact', 'greedy']).optional().meta({
      description:
        'Of lists under rules or in parts. `exact`: no other choice has more or better words. `greedy`: who comes first stays; no word that was passed over fits beside the better ones.',
    }),
    same: z.boolean().optional().meta({ description: 'Whether this is the list that `was` names.' }),
    unknown: z.int().min(0).optional().meta({
      description: 'Words that were sent along and are not stored: nothing is known of them.',
    }),
    recipe: recipe.meta({ description: 'Makes this list again: send it to `POST /api/words`.' }),
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
    evidence: evidenceView,
    opinions: z
      .array(opinionView)
      .meta({ description: 'What every judge holds of it, in the order in which they are believed.' }),
    similar: z
      .array(
        z.strictObject({
          text,
          distance: z
            .number()
            .meta({ description: '0 is alike, 1 as far as the ends of a scale are apart.' }),
        }),
      )
      .optional()
      .meta({ description: 'The words that are most like it, when asked for.' }),
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

/** One word with the provenance of its scores; times are ISO 8601 in UTC. */
export type WordDetail = z.infer<typeof wordDetail>;

/** One word with the provenance of its scores. */
export const viewWord = (
  word: ScoredWord,
  opinions: readonly Opinion[],
  similar?: readonly NearWord[],
): WordDetail => ({
  text: word.text,
  types: [...word.types],
  scores: word.scores,
  judge: word.judge,
  rubric: word.rubricId,
  model: word.model,
  run: word.runId,
  scoredAt: word.scoredAt,
  runStartedAt: word.runStartedAt,
  evidence: evidenceOfWord(word, opinions),
  opinions: opinions.map(viewOpinion),
  ...(similar && {
    similar: similar.map(({ word: near, distance }) => ({ text: near.text, distance })),
  }),
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
