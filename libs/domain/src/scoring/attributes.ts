/**
 * The attributes that every word is scored on. This is the one list: prompt lines, the answer
 * schema, ranges, database columns and checks, API filters and documentation derive from it.
 *
 * The order is part of the answer format: append new attributes at the end, never reorder.
 */
export const attributes = [
  {
    name: 'commonness',
    displayName: 'Commonness',
    description: 'How often the word is met in everyday language.',
    prompt: 'how common the word is in everyday use (0 = hardly anyone knows it, 5 = everyone uses it daily)',
    min: 0,
    max: 5,
  },
  {
    name: 'offensiveness',
    displayName: 'Offensiveness',
    description: 'How offensive the word is to a general audience.',
    prompt: 'how offensive the word is to a general audience (0 = not at all, 5 = a slur or worse)',
    min: 0,
    max: 5,
  },
  {
    name: 'sentiment',
    displayName: 'Sentiment',
    description: 'Whether the word carries a negative or a positive feeling.',
    prompt: 'the feeling the word carries (-5 = very negative, 0 = neutral, 5 = very positive)',
    min: -5,
    max: 5,
  },
  {
    name: 'formality',
    displayName: 'Formality',
    description: 'How formal the register of the word is.',
    prompt: 'how formal the word is (0 = slang, 5 = found in formal writing only)',
    min: 0,
    max: 5,
  },
  {
    name: 'culturalsensitivity',
    displayName: 'Cultural sensitivity',
    description: 'How much care the word needs across cultures, religions and origins.',
    prompt: 'how much care the word needs across cultures (0 = none, 5 = avoid without context)',
    min: 0,
    max: 5,
  },
  {
    name: 'figurativeness',
    displayName: 'Figurativeness',
    description: 'How often the word is used in a figurative sense.',
    prompt: 'how often the word is used figuratively (0 = always literal, 5 = nearly always figurative)',
    min: 0,
    max: 5,
  },
  {
    name: 'complexity',
    displayName: 'Complexity',
    description: 'How hard the word is to understand, spell and say.',
    prompt: 'how hard the word is to understand, spell and say (0 = a child knows it, 5 = specialists only)',
    min: 0,
    max: 5,
  },
  {
    name: 'political',
    displayName: 'Political',
    description: 'How strongly the word is tied to politics.',
    prompt: 'how strongly the word is tied to politics (0 = not at all, 5 = purely political)',
    min: 0,
    max: 5,
  },
  {
    name: 'nsfw',
    displayName: 'Not safe for work',
    description: 'Whether the word is unfit for a workplace or a classroom.',
    prompt: 'whether the word is unfit for a workplace (0 = fit, 1 = unfit)',
    min: 0,
    max: 1,
  },
] as const satisfies readonly Attribute[];

/** One scored scale. Scores are whole numbers from `min` to `max`, both included. */
export interface Attribute {
  /** Lower-case letters only: it becomes a column, a JSON key and the stem of API parameters. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** The line that explains the scale to the model. */
  readonly prompt: string;
  readonly min: number;
  readonly max: number;
}

export type AttributeName = (typeof attributes)[number]['name'];

/** One whole number per attribute. */
export type Scores = Readonly<Record<AttributeName, number>>;
