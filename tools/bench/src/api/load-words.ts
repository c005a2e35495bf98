import { attributes, hash32 } from '@word-list/domain';
import type pg from 'pg';
import type { MadeUpWord } from './made-up-words.ts';

const rowsPerStatement = 5000;
const names = attributes.map(({ name }) => name);
const scoreColumns = names.map((name) => `"${name}"`).join(', ');
const scoreParameters = names.map((_, index) => `$${index + 4}::smallint[]`).join(', ');

const statement = `
  INSERT INTO opinions (text, judge, hash32, types, ${scoreColumns}, length, run_id, run_started_at, scored_at, revision)
  SELECT u.text, 'judge', u.hash32, string_to_array(u.types, '/'), ${names.map((name) => `u."${name}"`).join(', ')},
         length(u.text), 'run', now(), now(), 1
  FROM unnest($1::text[], $2::bigint[], $3::text[], ${scoreParameters}) AS u (text, hash32, types, ${scoreColumns})`;

/** Fills the table, as update-words leaves it, and lets the planner look at it. */
export const loadWords = async (client: pg.Client, words: readonly MadeUpWord[]): Promise<void> => {
  for (let at = 0; at < words.length; at += rowsPerStatement) {
    const rows = words.slice(at, at + rowsPerStatement);
    await client.query(statement, [
      rows.map(({ text }) => text),
      rows.map(({ text }) => hash32(text)),
      rows.map(({ types }) => types.join('/')),
      ...names.map((name) => rows.map(({ scores }) => scores[name] * 100)),
    ]);
  }
  await client.query(
    "INSERT INTO judges (id, kind, model, rubric_id, rank) VALUES ('judge', 'model', 'model', 'rubric', 1)",
  );
  await client.query('VACUUM ANALYZE opinions');
};
