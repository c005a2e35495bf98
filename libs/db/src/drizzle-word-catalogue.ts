import type { ScoredWord, WordCatalogue, WordSet, WordsPageQuery } from '@word-list/domain';
import { eq, sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import { countWords } from './count-words.ts';
import type { Database, Queries } from './client/open-database.ts';
import { revision, words } from './schema/index.ts';
import { rowsOf, textArray, textsOf, wholeNumber } from './sql-parts.ts';
import { matching } from './word-conditions.ts';
import { behind, orderBy } from './word-orders.ts';
import { wordColumns, wordOf } from './word-rows.ts';

const findWords = async (queries: Queries, condition: SQL, page: { order: SQL[]; limit: number }) =>
  (
    await queries
      .select(wordColumns)
      .from(words)
      .where(condition)
      .orderBy(...page.order)
      .limit(page.limit)
  ).map(wordOf);

/** The condition that the words of a set meet. */
const isInSet = ({ filter, take }: WordSet): SQL => {
  if (take === undefined) return matching(filter);
  const order = sql.join(orderBy(take.order), sql`, `);
  return sql`text IN (SELECT text FROM words WHERE ${matching(filter)} ORDER BY ${order} LIMIT ${take.count})`;
};

const findPage = (
  queries: Queries,
  { order, limit, after, ...set }: WordsPageQuery,
): Promise<ScoredWord[]> => {
  const start = after === undefined ? [] : [behind(order, after)];
  return findWords(queries, sql.join([isInSet(set), ...start], sql` AND `), { order: orderBy(order), limit });
};

const findTexts = (queries: Queries, { order, limit, after, ...set }: WordsPageQuery): Promise<string[]> => {
  const start = after === undefined ? [] : [behind(order, after)];
  const condition = sql.join([isInSet(set), ...start], sql` AND `);
  const list = sql.join(orderBy(order), sql`, `);
  return textsOf(queries, sql`SELECT text FROM words WHERE ${condition} ORDER BY ${list} LIMIT ${limit}`);
};

/** The words of these texts, in this order; those that are gone are left out. */
const wordsInOrder = async (queries: Queries, texts: readonly string[]): Promise<ScoredWord[]> => {
  if (texts.length === 0) return [];
  const condition = sql`${words.text} = ANY(${textArray(texts)})`;
  const found = await queries.select(wordColumns).from(words).where(condition);
  const byText = new Map(found.map((row) => [row.text, wordOf(row)]));
  return texts.flatMap((text) => byText.get(text) ?? []);
};

/** Asked before almost every answer, so each connection plans it once. */
const prepareRevision = (queries: Queries) =>
  queries.select({ value: revision.value }).from(revision).prepare('read_revision');

const revisionReader = (db: Database): (() => Promise<bigint>) => {
  let statement: ReturnType<typeof prepareRevision> | undefined;
  return async () => {
    const [row] = await db.read((queries) => (statement ??= prepareRevision(queries)).execute());
    if (row === undefined) throw new Error('the revision row is missing: the database was not migrated');
    return row.value;
  };
};

const countRow = z.object({ count: wholeNumber });

/** Reads scored words from the words database. */
export const drizzleWordCatalogue = (db: Database): WordCatalogue => ({
  find: (text) =>
    db.read(async (queries) => (await findWords(queries, eq(words.text, text), { order: [], limit: 1 }))[0]),
  page: (query) => db.read((queries) => findPage(queries, query)),
  async count(filter) {
    const statement = sql`SELECT count(*) AS count FROM words WHERE ${matching(filter)}`;
    return (await db.read((queries) => rowsOf(queries, countRow, statement)))[0]?.count ?? 0;
  },
  texts: (query) => db.read((queries) => findTexts(queries, query)),
  named: (texts) => db.read((queries) => wordsInOrder(queries, texts)),
  counts: (query) => countWords(db, query),
  revision: revisionReader(db),
});
