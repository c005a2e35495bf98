import type { WordFilter } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import type { Queries } from './client/open-database.ts';
import type { FormReader } from './form-reader.ts';
import { textsOf } from './sql-parts.ts';
import { matching } from './word-conditions.ts';

/** A filter as SQL can say it: forms follow from the text by rules and tables that a database does not have. */
export interface SqlFilter extends WordFilter {
  readonly forms?: never;
  /** Only these texts. */
  readonly among?: readonly string[];
}

/**
 * The filter with the words of its forms by name. They are looked for among the words that `under` leaves, which is the
 * filter itself unless some of its conditions will be left out. Slow where many are left: SQL answers only until all
 * words are in memory.
 */
export async function namingForms(
  queries: Queries,
  {
    words,
    formOf,
    filter,
    under = filter,
  }: { words: SQL; formOf: FormReader; filter: WordFilter; under?: WordFilter },
): Promise<SqlFilter> {
  const { forms, ...others } = filter;
  if (forms === undefined) return others;
  const { forms: _, ...rest } = under;
  const texts = await textsOf(queries, sql`SELECT text FROM ${words} WHERE ${matching(rest)}`);
  return { ...others, among: texts.filter((text) => forms.includes(formOf(text))) };
}
