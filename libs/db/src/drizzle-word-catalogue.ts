import type { ScoredWord, WordCatalogue, WordFilter, WordPosition, WordSort } from '@word-list/domain';
import { eq, sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from './client/open-database.ts';
import { revision, words } from './schema/index.ts';
import { rowsOf, textArray, textsOf, wholeNumber } from './sql-parts.ts';
import { matching, mixed } from './word-conditions.ts';
import { wordColumns, wordOf } from './word-rows.ts';

interface PageQuery {
  readonly filter: WordFilter;
  readonly sort: WordSort;
  readonly limit: number;
  readonly after?: WordPosition;
}

const findWords = async (queries: Queries, condition: SQL, page: { order: SQL[]; limit: number }) =>
  (
    await queries
      .select(wordColumns)
      .from(words)
      .where(condition)
      .orderBy(...page.order)
      .limit(page.limit)
  ).map(wordOf);

const directed = (expression: SQL, { descending }: WordSort): SQL =>
  descending ? sql`${expression} DESC` : expression;

const behind = ({ descending }: WordSort): SQL => (descending ? sql`<` : sql`>`);

const textColumn = sql.raw('text');

const pageByText = (queries: Queries, { filter, sort, limit, after }: PageQuery, ...further: SQL[]) => {
  const start = after === undefined ? [] : [sql`text ${behind(sort)} ${after.text}`];
  return findWords(queries, matching(filter, ...further, ...start), {
    order: [directed(textColumn, sort)],
    limit,
  });
};

/** Words that have the value, by it and then by text; an index serves the comparison of pairs in either direction. */
const pageByValue = (queries: Queries, value: SQL, { filter, sort, limit, after }: PageQuery) => {
  const start =
    after === undefined
      ? sql`${value} IS NOT NULL`
      : sql`(${value}, text) ${behind(sort)} (${Number(after.value)}::smallint, ${after.text})`;
  const order = [directed(value, sort), directed(textColumn, sort)];
  return findWords(queries, matching(filter, start), { order, limit });
};

const findPage = async (queries: Queries, query: PageQuery): Promise<ScoredWord[]> => {
  const { sort, limit, after } = query;
  if (sort.by === 'text') return pageByText(queries, query);
  const value = sql`${sql.identifier(sort.by)}`;
  const beyondValues = after !== undefined && after.value === null;
  const valued = beyondValues ? [] : await pageByValue(queries, value, query);
  if (valued.length === limit || sort.by === 'length') return valued;
  const { after: _, ...fromStart } = query;
  const rest = { ...(beyondValues ? query : fromStart), limit: limit - valued.length };
  return [...valued, ...(await pageByText(queries, rest, sql`${value} IS NULL`))];
};

/** The words of these texts, in this order; those that are gone are left out. */
const wordsInOrder = async (queries: Queries, texts: readonly string[]): Promise<ScoredWord[]> => {
  if (texts.length === 0) return [];
  const condition = sql`${words.text} = ANY(${textArray(texts)})`;
  const rows = await queries.select(wordColumns).from(words).where(condition);
  const found = new Map(rows.map((row) => [row.text, wordOf(row)]));
  return texts.flatMap((text) => found.get(text) ?? []);
};

/** First the texts, from narrow rows, then the words themselves. */
const findSample = async (
  queries: Queries,
  { filter, seed, count }: { filter: WordFilter; seed: number; count: number },
): Promise<ScoredWord[]> => {
  const texts = await textsOf(
    queries,
    sql`SELECT text FROM words WHERE ${matching(filter)} ORDER BY ${mixed(seed)}, text LIMIT ${count}`,
  );
  return wordsInOrder(queries, texts);
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
  sample: (query) => db.read((queries) => findSample(queries, query)),
  async count(filter) {
    const statement = sql`SELECT count(*) AS count FROM words WHERE ${matching(filter)}`;
    return (await db.read((queries) => rowsOf(queries, countRow, statement)))[0]?.count ?? 0;
  },
  revision: revisionReader(db),
});
