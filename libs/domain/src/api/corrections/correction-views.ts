import * as z from 'zod';
import type { Correction, CorrectedField, CorrectedValues } from '../../judges/correction.ts';
import { judgedFields } from '../../judges/word-view.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType, wordTypes } from '../../scoring/word-types.ts';
import { toHundredths } from '../../words/hundredths.ts';

type ScoreShape = Record<AttributeName, z.ZodNumber>;

const scores = z
  .strictObject(
    Object.fromEntries(
      attributes.map(({ name, description, min, max }) => [
        name,
        z
          .number()
          .min(min)
          .max(max)
          .refine(isHundredth, 'has at most two decimals')
          .meta({ description: `${description} At most two decimals.` }),
      ]),
    ) as ScoreShape,
  )
  .partial();

const types = z
  .array(wordType)
  .min(1)
  .max(wordTypes.length)
  .refine((list) => new Set(list).size === list.length, 'names a type twice');

const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'holds control characters')
  .meta({ description: 'Why, for those who read the log.', examples: ['A slur in British English'] });

/** The body of `PUT /api/words/{word}/correction`. */
export const correctionInput = z
  .strictObject({
    scores: scores.default({}).meta({
      description: 'The scores that are wrong, as they should be.',
      examples: [{ offensiveness: 4 }],
    }),
    types: types.optional().meta({ description: 'The types, where they are wrong.' }),
    reason,
  })
  .refine((input) => input.types !== undefined || Object.keys(input.scores).length > 0, {
    path: ['scores'],
    message: 'names no score, and there are no types: say what is wrong, or DELETE the correction',
  })
  .meta({ id: 'CorrectionInput' });

export type CorrectionInput = z.infer<typeof correctionInput>;

/** The answer of `PUT /api/words/{word}/correction`. */
export const correctionView = z
  .strictObject({
    word: z.string().meta({ description: 'The word: lower case, Unicode NFC.' }),
    scores,
    types: types.nullable(),
    reason,
  })
  .meta({ id: 'Correction' });

const value = z.union([z.number(), z.array(wordType)]).nullable();

/** The answer of `GET /api/corrections`. */
export const correctionList = z
  .strictObject({
    corrections: z.array(
      z.strictObject({
        id: z.string(),
        word: z.string(),
        changes: z.array(
          z.strictObject({
            field: z.enum(judgedFields).meta({ description: 'A scale, or `types`.' }),
            before: value.meta({ description: 'What readers saw. null: nobody knew it.' }),
            after: value.meta({ description: 'What the editor says. null: taken back.' }),
          }),
        ),
        reason: z.string(),
        who: z.string().meta({ description: 'Who made it, as the token says.' }),
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'CorrectionList' });

/** What an operator gave, as the words database takes it. */
export const readCorrection = (input: CorrectionInput): CorrectedValues => ({
  scores: Object.fromEntries(
    Object.entries(input.scores).map(([name, score]) => [name, toHundredths(score ?? null)]),
  ),
  types: input.types === undefined ? null : wordTypes.filter((type) => input.types?.includes(type)),
});

/** An entry of the log as operators see it. */
export const viewCorrection = ({ id, text, changes, reason: why, who, at }: Correction) => ({
  ...{ id, word: text, reason: why, who, at },
  changes: changes.map(({ field, before, after }) => ({
    field,
    before: viewValue(before),
    after: viewValue(after),
  })),
});

function isHundredth(score: number): boolean {
  return Math.abs(score * 100 - Math.round(score * 100)) < 1e-9;
}

function viewValue(given: CorrectedField['before']) {
  if (typeof given === 'number') return given / 100;
  return given === null ? null : [...given];
}
