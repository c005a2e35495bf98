import {
  attributes,
  wordType,
  type AttributeName,
  type CandidatesQuery,
  type ScoredWord,
  type WordCatalogue,
  type WordFilter,
  type WordsPageQuery,
  type WordsState,
  type WordView,
} from '@word-list/domain';
import type { ListWord } from '@word-list/domain/word-sets';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import { countWords } from './count-words.ts';
import type { Database, Queries } from './client/open-database.ts';
import { revision } from './schema/index.ts';
import { rowsOf, textArray, wholeNumber } from './sql-parts.ts';
import {
  countJudges,
  readEvidence,
  readOpinions,
  readPublicJudges,
  readRatedTwice,
} from './judge-readings.ts';
import { readLists } from './list-statements.ts';
import { namingForms, type SqlFilter } from './filter-forms.ts';
import type { FormReader } from './form-reader.ts';
import { readServedView, wordColumns, wordOf, wordRow, wordsOf } from './view-rows.ts';
import { matching } from './word-conditions.ts';
import { behind, orderBy } from './word-orders.ts';

/** A page of a set whose filter SQL can say. */
type SqlPage = Omit<WordsPageQuery, 'filter'> & { readonly filter: SqlFilter };

const candidateRow = z.object({
  text: z.string(),
  types: z.array(wordType).optional(),
  ...Object.fromEntries(attributes.map(({ name }) => [name, wholeNumber.nullable().optional()])),
}) as unknown as z.ZodType<CandidateRow>;

type CandidateRow = Pick<ListWord, 'text' | 'types'> & Partial<Record<AttributeName, number | null>>;

const countRow = z.object({ count: wholeNumber });

/** Reads scored words from the words database. */
export const drizzleWordCatalogue = (
  db: Database,
  formOf: FormReader,
  readView: (queries: Queries) => Promise<WordView> = readServedView,
): WordCatalogue => {
  /** The view as it is now, and the filter as SQL can say it. */
  const prepare = async (queries: Queries, filter: WordFilter) => {
    const view = await readView(queries);
    return { view, filter: await namingForms(queries, { words: wordsOf(view), filter, formOf }) };
  };
  return {
    find: (text) =>
      db.read(async (queries) => (await wordsInOrder(queries, await readView(queries), [text]))[0]),
    page: (query) =>
      db.read(async (queries) => {
        const { view, filter } = await prepare(queries, query.filter);
        return findPage(queries, view, { ...query, filter });
      }),
    count: (asked) =>
      db.read(async (queries) => {
        const { view, filter } = await prepare(queries, asked);
        return countMatching(queries, view, filter);
      }),
    candidates: ({ scales, types, ...query }) =>
      db.read(async (queries) => {
        const { view, filter } = await prepare(queries, query.filter);
        return findCandidates(queries, view, { page: { ...query, filter }, scales, types });
      }),
    named: (texts) => db.read(async (queries) => wordsInOrder(queries, await readView(queries), texts)),
    seenBy: (view) => drizzleWordCatalogue(db, formOf, async () => view),
    judges: () => db.read(readPublicJudges),
    countedJudges: () => db.read(countJudges),
    ratedTwice: (first, second) => readRatedTwice(db, first, second),
    evidence: (texts) => db.read((queries) => readEvidence(queries, texts)),
    opinions: (text) => db.read((queries) => readOpinions(queries, text)),
    lists: () => db.read(readLists),
    counts: (query) => countWords(db, { ...query, formOf, readView }),
    state: stateReader(db),
  };
};

async function countMatching(queries: Queries, view: WordView, filter: SqlFilter): Promise<number> {
  const statement = sql`SELECT count(*) AS count FROM ${wordsOf(view)} WHERE ${matching(filter)}`;
  return (await rowsOf(queries, countRow, statement))[0]?.count ?? 0;
}

/** The words of these texts, in this order; those that are gone are left out. */
async function wordsInOrder(
  queries: Queries,
  view: WordView,
  texts: readonly string[],
): Promise<ScoredWord[]> {
  if (texts.length === 0) return [];
  const found = await findWords(queries, view, { condition: sql`text = ANY(${textArray(texts)})` });
  const byText = new Map(found.map((word) => [word.text, word]));
  return texts.flatMap((text) => byText.get(text) ?? []);
}

/** Words of a view that meet a condition, in this order. */
async function findWords(
  queries: Queries,
  view: WordView,
  { condition, order = [], limit }: { condition: SQL; order?: SQL[]; limit?: number },
): Promise<ScoredWord[]> {
  const ordered = order.length === 0 ? sql`` : sql`ORDER BY ${sql.join(order, sql`, `)}`;
  const limited = limit === undefined ? sql`` : sql`LIMIT ${limit}`;
  const statement = sql`SELECT ${wordColumns} FROM ${wordsOf(view)} WHERE ${condition} ${ordered} ${limited}`;
  return (await rowsOf(queries, wordRow, statement)).map((row) => wordOf(view, row));
}

function findPage(queries: Queries, view: WordView, page: SqlPage): Promise<ScoredWord[]> {
  return findWords(queries, view, {
    condition: isOnPage(view, page),
    order: orderBy(page.order),
    limit: page.limit,
  });
}

function isOnPage(view: WordView, { after, ...page }: SqlPage): SQL {
  const start = after === undefined ? [] : [behind(page.order, after)];
  return sql.join([isInSet(view, page), ...start], sql` AND `);
}

/** The condition that the words of a set meet. */
function isInSet(view: WordView, { filter, take }: SqlPage): SQL {
  if (take === undefined) return matching(filter);
  const order = sql.join(orderBy(take.order), sql`, `);
  return sql`text IN (SELECT text FROM ${wordsOf(view)}
    WHERE ${matching(filter)} ORDER BY ${order} LIMIT ${take.count})`;
}

async function findCandidates(
  queries: Queries,
  view: WordView,
  { page, scales, types }: { page: SqlPage } & Pick<CandidatesQuery, 'scales' | 'types'>,
): Promise<ListWord[]> {
  const columns = [
    sql`text`,
    ...(types ? [sql`types`] : []),
    ...scales.map((name) => sql`${sql.identifier(name)}`),
  ];
  const list = sql.join(orderBy(page.order), sql`, `);
  const statement = sql`SELECT ${sql.join(columns, sql`, `)} FROM ${wordsOf(view)}
    WHERE ${isOnPage(view, page)} ORDER BY ${list} LIMIT ${page.limit}`;
  const rows = await rowsOf(queries, candidateRow, statement);
  return rows.map((row) => ({
    text: row.text,
    ...(scales.length > 0 && { scores: Object.fromEntries(scales.map((name) => [name, row[name] ?? null])) }),
    ...(types && { types: row.types }),
  }));
}

function stateReader(db: Database): () => Promise<WordsState> {
  let statement: ReturnType<typeof prepareState> | undefined;
  return async () => {
    const [row] = await db.read((queries) => (statement ??= prepareState(queries)).execute());
    if (row === undefined) throw new Error('the revision row is missing: the database was not migrated');
    return row;
  };
}

/** Asked before almost every answer, so each connection plans it once. */
function prepareState(queries: Queries) {
  const { epoch, value } = revision;
  return queries.select({ epoch, revision: value }).from(revision).prepare('read_state');
}
