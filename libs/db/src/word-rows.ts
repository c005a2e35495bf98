import { attributes, wordType, type AttributeName, type ScoredWord } from '@word-list/domain';
import { getTableColumns } from 'drizzle-orm';
import * as z from 'zod';
import { words } from './schema/index.ts';

const { length: _length, hash32: _hash32, revision: _revision, ...wordColumns } = getTableColumns(words);

/** The columns of a word as the domain knows it. */
export { wordColumns };

type WordRow = Record<AttributeName, number | null> & {
  text: string;
  types: string[];
  rubricId: string;
  model: string;
  runId: string;
  runStartedAt: string;
  scoredAt: string;
};

const typesOf = z.array(wordType);
const isoOf = (time: string): string => new Date(time).toISOString();

const scoresOf = (row: WordRow): ScoredWord['scores'] =>
  Object.fromEntries(attributes.map(({ name }) => [name, row[name]])) as ScoredWord['scores'];

/** A word from its row; throws when it holds a type that this release does not know. */
export const wordOf = (row: WordRow): ScoredWord => ({
  text: row.text,
  scores: scoresOf(row),
  types: typesOf.parse(row.types),
  rubricId: row.rubricId,
  model: row.model,
  runId: row.runId,
  runStartedAt: isoOf(row.runStartedAt),
  scoredAt: isoOf(row.scoredAt),
});
