import { attributes, type AttributeName } from '../scoring/attributes.ts';

type GivenScores = Readonly<Partial<Record<AttributeName, number | string>>>;

/** One row of an answer: these scores by their names, and 0 on every other scale that there is. */
export function exampleRow(word: string, scores: GivenScores, types = 'noun'): string {
  return `${word}:${attributes.map(({ name }) => scores[name] ?? 0).join(',')},${types}`;
}

/** The row of a model that gives every scale its greatest value. */
export function greatestRow(word: string, types: string): string {
  return `${word}:${attributes.map(({ max }) => max).join(',')},${types}`;
}

/** A good row for any word. */
export function goodRow(word: string): string {
  const society = { culturalsensitivity: 5, formality: 3, figurativeness: 2 };
  return exampleRow(word, { commonness: 3, sentiment: -2, complexity: 2, ...society }, 'noun/verb');
}
