import type { KnownWords } from '@word-list/domain';
import { canonicalForm } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import type { Database } from './client/open-database.ts';
import { knownToNewRun } from './known-words.ts';
import { textArray, textsOf } from './sql-parts.ts';

/** What a run would know, counted by the database. */
export const drizzleKnownWords = (database: Database): KnownWords => ({
  async count({ mode, ...run }, words) {
    if (mode === 'all') return 0;
    const keys = words.map(canonicalForm);
    const statement = sql`SELECT DISTINCT o.text FROM opinions o
      WHERE o.text = ANY(${textArray(keys)}) AND ${knownToNewRun({ ...run, mode })}`;
    const known = new Set(await database.read((queries) => textsOf(queries, statement)));
    return keys.filter((key) => known.has(key)).length;
  },
});
