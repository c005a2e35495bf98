import * as z from 'zod';
import { limits } from '../../limits.ts';
import { attributes } from '../../scoring/attributes.ts';
import { leastSides, mostSides } from '../../word-sets/dice.ts';
import { takePattern } from '../../word-sets/asked/read-take.ts';

const sortKeys = ['text', 'length', ...attributes.map(({ name }) => name)] as const;

/** What a list can be sorted by; a minus in front reverses the order. */
export const sortNames = sortKeys.flatMap((key) => [key, `-${key}`] as const);

/** How words can be picked. */
export const orderNames = ['random', 'given', ...sortNames] as const;

const maxSeed = 100;
const maxValue = 300;

/** What holds between the words of a list. */
const ruleShape = {
  prefixFree: yes('No word begins with another word of the list.'),
  suffixFree: yes('No word ends with another word of the list.'),
  decodable: yes('Words joined without spaces can be cut in one way only.'),
  minDistance: z.int().min(1).max(4).optional().meta({
    description: 'Any two words are at least so many edits (insert, delete, replace one character) apart.',
  }),
  uniquePrefix: z.int().min(1).max(limits.wordCodePoints).optional().meta({
    description: 'The first so many characters of a word belong to it alone.',
  }),
  oneLemma: yes('One form of a word: not both `cat` and `cats`. English.'),
  noHomophones: yes('No two words sound alike. English.'),
  noLookalikes: yes('No two words look alike at a glance: `modem` and `modern`.'),
  safePairs: yes('No two words make an insult or worse side by side. English.'),
};

/** The parameters that say how a list is made of the words that pass; in the order in which they are done. */
export const setShape = {
  split: z
    .string()
    .max(maxValue)
    .optional()
    .meta({
      description:
        'Two to five parts by a scale, `length`, `mainType`, `types` or `forms`: `sentiment:..-2/2..` or `mainType:adjective/noun,verb`. `take` is then the number of words of each part, and without `take` the parts are as long as there are words.',
      examples: ['sentiment:..-2/2..'],
    }),
  order: z
    .enum(orderNames)
    .optional()
    .meta({
      description:
        'How words are picked: at random, by text, length or a scale; `-` in front turns it round; `given` is the order of words that were sent along. The default is text, and with `take` random. Words without the score come last.',
      examples: ['-commonness'],
    }),
  seed: z
    .string()
    .min(1)
    .max(maxSeed)
    .optional()
    .meta({
      ...beside('take'),
      description:
        'Any text: the same seed gives the same random order while the words do not change. Without it the answer names the seed that was drawn.',
      examples: ['7'],
    }),
  ...ruleShape,
  hold: z
    .string()
    .max(maxValue)
    .optional()
    .meta({
      ...beside('split'),
      description:
        'What agrees between the parts, which are then matched sets: `length,commonness:0.25`, each with how far it may differ; nothing after it means not at all.',
      examples: ['length,commonness:0.25'],
    }),
  take: z
    .string()
    .max(12)
    .regex(takePattern, 'is no number of words: write 7776 or 6**5')
    .optional()
    .meta({
      description: `How many words to pick, at most ${limits.takenWords}: \`7776\`, or \`6**5\` for five dice. All there are when there are fewer; under rules and in parts too few are refused.`,
      examples: ['6**5'],
    }),
  sort: z
    .enum(sortNames)
    .optional()
    .meta({
      description:
        'How the picked words are printed, in each part. The default is the order in which they were picked.',
      examples: ['text'],
    }),
  dice: z
    .int()
    .min(leastSides)
    .max(mostSides)
    .optional()
    .meta({
      description:
        'Numbers the words, in each part, for dice with so many sides: `11111`, or `01-20` above nine sides.',
      examples: [6],
    }),
  randomCount: z.int().min(0).max(limits.pageWords).optional().meta({
    deprecated: true,
    description: 'An older way to write `order=random&take=10`. 0 is no sample.',
  }),
  randomSeed: z
    .string()
    .min(1)
    .max(maxSeed)
    .optional()
    .meta({ deprecated: true, ...beside('randomCount'), description: 'An older way to write `seed`.' }),
};

function yes(description: string) {
  return z.boolean().optional().meta({ description });
}

/** For readers of the document: the parameter means something beside this one. */
function beside(name: string) {
  return { 'x-requires': [name] };
}
