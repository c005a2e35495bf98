import { attributes } from '@word-list/domain';
import pg from 'pg';
import * as z from 'zod';

/** What the rows of the words database say, read past every use case. */
export interface Facts {
  /** Each stored word with the last run that scored it and its scores and types as one text. */
  readonly words: ReadonlyMap<string, { readonly runId: string; readonly score: string }>;
  /** `<run> <word>` of each failure, with its reason. */
  readonly failures: ReadonlyMap<string, string>;
  readonly claims: number;
  readonly waits: number;
}

const columns = attributes.map(({ name }) => `"${name}"`).join(', ');
const wordRows = z.array(z.tuple([z.string(), z.string(), z.string()]));
const failureRows = z.array(z.tuple([z.string(), z.string(), z.string()]));
const countRows = z.tuple([z.tuple([z.coerce.number()])]);

export const failureKey = (runId: string, word: string): string => `${runId} ${word}`;

/** Reads everything there is, so it is meant for the state at rest. */
export const readFacts = async (databaseUrl: string): Promise<Facts> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async (text: string): Promise<unknown> =>
    (await client.query({ text, rowMode: 'array' })).rows;
  const count = async (table: string): Promise<number> =>
    countRows.parse(await rows(`SELECT count(*) FROM ${table}`))[0][0];
  try {
    const stored = wordRows.parse(
      await rows(
        `SELECT text, run_id, concat_ws(',', ${columns}, array_to_string(types, '/')) FROM opinions
          ORDER BY run_started_at, run_id`,
      ),
    );
    const failed = failureRows.parse(await rows('SELECT run_id, text, reason FROM word_failures'));
    return {
      words: new Map(stored.map(([text, runId, score]) => [text, { runId, score }])),
      failures: new Map(failed.map(([runId, text, reason]) => [failureKey(runId, text), reason])),
      claims: await count('word_claims'),
      waits: await count('word_waits'),
    };
  } finally {
    await client.end();
  }
};
