import {
  attributes,
  wordType,
  type AttributeName,
  type CandidatesQuery,
  type ScoredWord,
  type WordCatalogue,
  type WordsPageQuery,
} from '@word-list/domain';
import type { ListWord } from '@word-list/domain/word-sets';
import { eq, sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import { countWords } from './count-words.ts';
import type { Database, Queries } from './client/open-database.ts';
import { revision, words } from './schema/index.ts';
import { rowsOf, textArray, wholeNumber } from './sql-parts.ts';
import { namingForms, type SqlFilter } from './filter-forms.ts';
import type { FormReader } from './form-reader.ts';
import { hundredthsOf, matching } from './word-conditions.ts';
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

/** A page of a set whose filter SQL can say. */
type SqlPage = Omit<WordsPageQuery, 'filter'> & { readonly filter: SqlFilter };

/** The condition that the words of a set meet. */
const isInSet = ({ filter, take }: SqlPage): SQL => {
  if (take === undefined) return matching(filter);
  const order = sql.join(orderBy(take.order), sql`, `);
  return sql`text IN (SELECT text FROM words WHERE ${matching(filter)} ORDER BY ${order} LIMIT ${take.count})`;
};

const isOnPage = ({ after, ...page }: SqlPage): SQL => {
  const start = after === undefined ? [] : [behind(page.order, after)];
  return sql.join([isInSet(page), ...start], sql` AND `);
};

const findPage = (queries: Queries, page: SqlPage): Promise<ScoredWord[]> =>
  findWords(queries, isOnPage(page), { order: orderBy(page.order), limit: page.limit });

const candidateRow = z.object({
  text: z.string(),
  types: z.array(wordType).optional(),
  ...Object.fromEntries(attributes.map(({ name }) => [name, wholeNumber.nullable().optional()])),
}) as unknown as z.ZodType<CandidateRow>;

type CandidateRow = Pick<ListWord, 'text' | 'types'> & Partial<Record<AttributeName, number | null>>;

const findCandidates = async (
  queries: Queries,
  { page, scales, types }: { page: SqlPage } & Pick<CandidatesQuery, 'scales' | 'types'>,
): Promise<ListWord[]> => {
  const columns = [
    sql`text`,
    ...(types ? [sql`types`] : []),
    ...scales.map((name) => sql`${hundredthsOf(name)} AS ${sql.identifier(name)}`),
  ];
  const list = sql.join(orderBy(page.order), sql`, `);
  const statement = sql`SELECT ${sql.join(columns, sql`, `)} FROM words
    WHERE ${isOnPage(page)} ORDER BY ${list} LIMIT ${page.limit}`;
  const rows = await rowsOf(queries, candidateRow, statement);
  return rows.map((row) => ({
    text: row.text,
    ...(scales.length > 0 && { scores: Object.fromEntries(scales.map((name) => [name, row[name] ?? null])) }),
    ...(types && { types: row.types }),
  }));
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
export const drizzleWordCatalogue = (db: Database, formOf: FormReader): WordCatalogue => ({
  find: (text) =>
    db.read(async (queries) => (await findWords(queries, eq(words.text, text), { order: [], limit: 1 }))[0]),
  page: (query) =>
    db.read(async (queries) =>
      findPage(queries, { ...query, filter: await namingForms(queries, { ...query, formOf }) }),
    ),
  async count(filter) {
    const [row] = await db.read(async (queries) => {
      const named = await namingForms(queries, { filter, formOf });
      return rowsOf(queries, countRow, sql`SELECT count(*) AS count FROM words WHERE ${matching(named)}`);
    });
    return row?.count ?? 0;
  },
  candidates: ({ scales, types, ...query }) =>
    db.read(async (queries) => {
      const page = { ...query, filter: await namingForms(queries, { ...query, formOf }) };
      return findCandidates(queries, { page, scales, types });
    }),
  named: (texts) => db.read((queries) => wordsInOrder(queries, texts)),
  counts: (query) => countWords(db, { ...query, formOf }),
  revision: revisionReader(db),
});
