import type { ScoreOrigins } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from './client/open-database.ts';
import { words as stored } from './schema/index.ts';
import { rowsOf, textArray, wholeNumber } from './sql-parts.ts';

const originRow = z.object({ rubricId: z.string(), model: z.string(), words: wholeNumber });

/** The origins of scores, counted by the database. */
export const drizzleScoreOrigins = (database: Database): ScoreOrigins => ({
  of: (words) =>
    database.read((queries) =>
      rowsOf(
        queries,
        originRow,
        sql`SELECT ${stored.rubricId} AS "rubricId", ${stored.model} AS "model", count(*) AS "words"
            FROM ${stored} WHERE ${stored.text} = ANY(${textArray(words)})
            GROUP BY ${stored.rubricId}, ${stored.model}`,
      ),
    ),
});
