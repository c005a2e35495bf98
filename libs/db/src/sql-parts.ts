import { endedStatuses } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';

/** An array parameter. Without the wrapper the query builder would spell out one parameter per element. */
export const textArray = (list: readonly string[]): SQL => sql`${sql.param([...list])}::text[]`;
/** Written as the text of an array: the driver would quote and escape each number. */
export const numberArray = (list: readonly (number | null)[]): SQL =>
  sql`${`{${list.map((value) => value ?? 'NULL').join(',')}}`}::smallint[]`;

export const ended = statuses(endedStatuses);

/** The server's time: every moment that is stored about runs and words comes from its clock. */
export const serverNow = sql.raw('clock_timestamp()');

/** A moment of a row as milliseconds since 1970 began. */
export const epochMilliseconds = (column: string): SQL =>
  sql.raw(`round(extract(epoch FROM ${column}) * 1000)::bigint`);

/** Runs a statement and parses its rows. */
export const rowsOf = async <Row>(queries: Queries, row: z.ZodType<Row>, statement: SQL): Promise<Row[]> =>
  z.array(row).parse((await queries.execute(statement)).rows);

/** The `text` column of a statement's rows. */
export const textsOf = async (queries: Queries, statement: SQL): Promise<string[]> =>
  (await rowsOf(queries, textRow, statement)).map(({ text }) => text);

const textRow = z.object({ text: z.string() });

/** A whole number that the driver may hand over as text. */
export const wholeNumber = z.coerce.number().int();

/** ISO 8601 in UTC with milliseconds, from the server's spelling. */
export const isoTime = z.string().transform((text) => new Date(text).toISOString());

function statuses(list: readonly string[]): SQL {
  return sql.raw(list.map((status) => `'${status}'`).join(', '));
}
