import * as z from 'zod';
import { limits } from '../../limits.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType, wordTypes } from '../../scoring/word-types.ts';
import { canonicalForm } from '../../words/canonical-form.ts';
import { lengthPattern } from '../../word-sets/asked/read-length.ts';
import { wordForms } from '../../word-sets/language.ts';
import { scaleRange } from './scale-range.ts';

type BoundName = `${AttributeName}${'Min' | 'Max'}`;

const maxPattern = 100;
const mostLeftOut = 100;
const mostLists = 20;

const scaleShape = Object.fromEntries(
  attributes.map((attribute) => [attribute.name, scaleRange(attribute)]),
) as Record<AttributeName, ReturnType<typeof scaleRange>>;

const older = (name: string) => ({ deprecated: true, description: `An older way to write \`${name}\`.` });

const boundShape = Object.fromEntries(
  attributes.flatMap(({ name, min, max }) => {
    const value = z.int().min(min).max(max).optional();
    return [
      [`${name}Min`, value.meta(older(`${name}=${min}..`))],
      [`${name}Max`, value.meta(older(`${name}=..${max}`))],
    ];
  }),
) as Record<BoundName, z.ZodOptional<z.ZodInt>>;

const typesOf = (description: string, example: string) =>
  z
    .array(wordType)
    .min(1)
    .max(wordTypes.length)
    .optional()
    .meta({ description, examples: [[example]] });

const lists = (description: string) =>
  z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(mostLists)
    .optional()
    .meta({
      description: `${description} By name or id, as \`GET /api/lists\` shows them; a list that is sent along by its hash, as in \`~9f2c41ab\`.`,
    });

const codePoints = z.int().min(1).max(limits.wordCodePoints).optional();

/** True for a pattern in any spelling of a word: its one form holds what words hold, and wildcards. */
const isPattern = (text: string): boolean =>
  /^(?:[\p{L}\p{M}'\-·・׳״?*]|\u200c|\u200d)+$/u.test(canonicalForm(text));

/** The parameters that say which words pass; all hold together. */
export const filterShape = {
  ...scaleShape,
  length: z
    .string()
    .max(10)
    .regex(lengthPattern, 'is no range: write 5..8, 5.., ..8 or 5')
    .optional()
    .meta({
      description: 'Letters, each with its marks: `5..8`, `5..`, `..8` or `5`, ends included.',
      examples: ['5..8'],
    }),
  text: z
    .string()
    .min(1)
    .max(maxPattern)
    .refine(isPattern, 'may hold letters, apostrophes, hyphens, middle dots, ? and *')
    .optional()
    .meta({
      description:
        'The whole word by a pattern: `?` is one letter, `*` any number of them. Case does not matter.',
      examples: ['a??le'],
    }),
  letters: z
    .string()
    .min(1)
    .max(maxPattern)
    .optional()
    .meta({
      description: 'Only words of these letters: `a-z`, or `a-zäöü`. A hyphen at an end is a hyphen.',
      examples: ['a-z'],
    }),
  types: typesOf('Words that have at least one of these types, joined by commas.', 'noun'),
  notTypes: typesOf('Words that have none of these types.', 'verb'),
  mainType: typesOf('Words whose first type is one of these.', 'noun'),
  forms: z
    .array(z.enum(wordForms))
    .min(1)
    .max(wordForms.length)
    .optional()
    .meta({
      description:
        'English words of one of these forms: `base` (or nothing is known), `plural`, `inflected`, `name`.',
      examples: [['base']],
    }),
  not: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(mostLeftOut)
    .optional()
    .meta({ description: `Words to leave out, at most ${mostLeftOut}.`, examples: [['apple']] }),
  list: lists('Words of at least one of these lists.'),
  inAll: lists('Words that are in every one of these lists.'),
  notList: lists('Words that are in none of these lists.'),
  has: lists('Words that hold an entry of one of these lists.'),
  judge: z.string().min(1).max(200).optional().meta({
    description:
      'Whose scores, for all or for one scale: `lexicon-2`, `sentiment:norms.vader`, or both. Without it those that are served: each value from the most believed judge that has one.',
  }),
  ...boundShape,
  minLength: codePoints.meta(older('length=5..')),
  maxLength: codePoints.meta(older('length=..8')),
};

/** The parameters of filters as values. */
export const filterParameters = z.strictObject(filterShape);

/** The parameters of filters as values. */
export type FilterParameters = z.infer<typeof filterParameters>;
