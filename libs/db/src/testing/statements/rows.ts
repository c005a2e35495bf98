import {
  attributes,
  currentRubric,
  inOffice,
  judgeOf,
  wordTypes,
  type Judge,
  type Opinion,
  type Run,
} from '@word-list/domain';
import { manifestOf, newRun } from '@word-list/domain/contracts';
import type { RowDatabase } from '@word-list/domain/testing';
import type pg from 'pg';

/** The runs that have parts and claims, and two whose lists are not fixed. */
export const runIds = ['run-1', 'run-2', 'run-3', 'run-4', 'run-5'];
const statuses = ['scoring', 'scoring', 'failed', 'queued', 'chunking'] as const;
const tables = [
  'rubrics',
  'runs',
  'run_parts',
  'word_claims',
  'word_waits',
  'word_failures',
  'opinions',
  'judges',
  'lists',
  'corrections',
  'batch_costs',
  'resends',
];

/** Runs that began one after the other: two are scoring, of which the second asks everything, one has ended, two wait for their lists. */
const runs: readonly Run[] = runIds.map((id, at) => {
  const { requestHash: _, ...given } = newRun({ id, sourceId: `source of ${id}`, budgetMicroUsd: 1000 });
  return {
    ...given,
    mode: at === 1 ? 'all' : 'new',
    model: at === 2 ? 'lexicon-1' : 'gpt-test',
    effort: null,
    isTrial: false,
    firstAnswer: null,
    rubricId: currentRubric.id,
    status: statuses[at] ?? 'queued',
    reason: null,
    blocked: null,
    manifest: at > 2 ? null : manifestOf(2, 2),
    startedAt: `2026-01-01T00:00:0${String(at)}.000Z`,
    endedAt: null,
  };
});

const judges: readonly Judge[] = [
  { ...judgeOf({ model: 'gpt-trial', rubricId: 'r', effort: null }), ...inOffice, rank: null },
  { ...judgeOf(runs[0]!), ...inOffice, rank: 1 },
];

/** A judge without a rank knows b; what run-1's judge said of c was taken back. */
const opinions = [
  { text: 'b', judge: judges[0]!.id, gone: false },
  { text: 'c', judge: judges[1]!.id, gone: true },
].map((own) => ({
  ...own,
  scores: Object.fromEntries(attributes.map(({ name }) => [name, null])) as Opinion['scores'],
  types: null,
  evidence: null,
  runId: 'run-0',
  runStartedAt: '2025-12-01T00:00:00.000Z',
  scoredAt: '2025-12-01T00:00:00.000Z',
  revision: 0n,
}));

/** Lets this connection do in one call, planned once, what comes before every sequence. */
export const prepareStart = async (client: pg.Client): Promise<void> => {
  const deletions = tables.map((table) => `DELETE FROM ${table};`).join(' ');
  await client.query(`CREATE FUNCTION pg_temp.begin_again() RETURNS void LANGUAGE plpgsql AS $function$ BEGIN
    ${deletions} UPDATE revision SET value = 0 WHERE id = 1; ${insertRuns()}; ${insertOpinions()}; END $function$`);
};

/** Lets what comes before every sequence leave the rows that the server has now. */
export const keepStart = async (client: pg.Client): Promise<void> => {
  const kept = tables.map((table) => `CREATE TEMP TABLE kept_${table} AS TABLE ${table};`).join(' ');
  const restored = tables
    .map((table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table};`)
    .join(' ');
  await client.query(`${kept} CREATE OR REPLACE FUNCTION pg_temp.begin_again() RETURNS void LANGUAGE plpgsql
    AS $function$ BEGIN ${restored} UPDATE revision SET value = 0 WHERE id = 1; END $function$`);
};

/** The same rows in both, and no others. */
export const startRows = async (client: pg.Client, { tables: of }: RowDatabase): Promise<void> => {
  for (const run of runs) of.runs.put({ run, requestHash: null, tidied: false });
  for (const judge of judges) of.judges.put(judge);
  for (const opinion of opinions) of.opinions.put(opinion);
  await client.query('SELECT pg_temp.begin_again()');
};

function insertRuns(): string {
  const format = JSON.stringify(newRun().format);
  const values = runs.map((run) =>
    [
      ...[run.id, run.sourceId, run.mode, run.model, run.rubricId, run.status, run.startedAt].map(
        (text) => `'${text}'`,
      ),
      ...(run.manifest === null ? ['NULL', 'NULL'] : [`'${JSON.stringify(run.manifest)}'`, '4']),
    ].join(', '),
  );
  return `INSERT INTO runs (source_name, url, format, budget_micro_usd, id, source_id, mode, model, rubric_id, status,
      started_at, manifest, accepted)
    VALUES ${values.map((row) => `('Wörter', 'https://example.org/words.txt', '${format}', 1000, ${row})`).join(', ')}`;
}

function insertOpinions(): string {
  const rowOf = ({ id, kind, model, rubricId, rank }: Judge): string =>
    `('${id}', '${kind}', '${String(model)}', '${String(rubricId)}', ${String(rank)})`;
  const held = ({ text, judge, gone, runId, scoredAt: at }: (typeof opinions)[number]): string =>
    `('${text}', '${judge}', ${String(gone)}, '${runId}', '${at}', '${at}', 1, 1, 0)`;
  return `INSERT INTO judges (id, kind, model, rubric_id, rank) VALUES ${judges.map(rowOf).join(', ')};
    INSERT INTO opinions (text, judge, gone, run_id, run_started_at, scored_at, length, hash32, revision)
    VALUES ${opinions.map(held).join(', ')}`;
}

/** Every row that statements can change, table by table, but for times of the server's clock. */
export const rowsOfEngine = ({ tables: of }: RowDatabase): unknown => [
  [...of.runs.current.values()]
    .map(({ run, tidied }) => [
      ...[run.id, run.status, run.reason, run.blocked, run.firstAnswer],
      ...[run.endedAt !== null, tidied],
    ])
    .sort(byText),
  [...of.parts.current.values()]
    .map((row) => [
      row.runId,
      row.part,
      ...[row.words, row.known, row.scored, row.failed, row.cancelled, row.rounds, row.lastError],
    ])
    .sort(byText),
  [...of.claims.current.values()]
    .map((row) => [row.text, row.runId, row.part, row.round, row.attempt, row.requeues])
    .sort(byText),
  [...of.waits.current.values()].map((row) => [row.runId, row.text, row.part]).sort(byText),
  [...of.failures.current.values()]
    .map((row) => [row.runId, row.text, row.reason, row.attempts])
    .sort(byText),
  [...of.opinions.current.values()]
    .map((row) => [
      row.text,
      ...attributes.map(({ name }) => row.scores[name]),
      row.types?.join(',') ?? null,
      ...[row.evidence, row.judge, row.runId, row.gone, Number(row.revision)],
    ])
    .sort(byText),
  [...of.judges.current.values()]
    .map((row) => [
      ...[row.id, row.kind, row.model, row.rubricId, row.effort, row.rank],
      ...[row.isPublic, row.isTrial, row.retiredAt !== null, row.purges],
      ...[row.source, row.licence, row.sha256],
    ])
    .sort(byText),
  [...of.lists.current.values()]
    .map((row) => [
      ...[row.source, row.name, row.runId, row.sha256, row.words, row.isPublic, row.isGone],
      ...[row.stored.join(','), Number(row.revision)],
    ])
    .sort(byText),
  [...of.corrections.current.values()]
    .map((row) => [row.id, row.text, String(row.changes[0]?.after), row.who])
    .sort(byText),
  [...of.costs.current.values()]
    .map(({ batchId, submission, runId, reserved, settled }) => {
      const { inputTokens, outputTokens, prompts } = settled ?? {
        inputTokens: 0,
        outputTokens: 0,
        prompts: 0,
      };
      const money = [reserved, settled?.microUsd ?? null];
      return [batchId, submission, runId, ...money, inputTokens, outputTokens, prompts];
    })
    .sort(byText),
  [...of.resends.current.values()]
    .map((row) => [row.runId, row.thing, row.marker, row.sends, row.dueAt])
    .sort(byText),
  Number(of.revision.current.get('1')?.value),
];

const scoreColumns = attributes.map(({ name }) => `"${name}"`).join(', ');

/** Each of these makes an array of a row. */
const selections = {
  runs: 'id, status, reason, blocked, first_answer, ended_at IS NOT NULL, tidied',
  run_parts: 'run_id, part, words, known, scored, failed, cancelled, rounds, last_error',
  word_claims: 'text, run_id, part, round, attempt, requeues',
  word_waits: 'run_id, text, part',
  word_failures: 'run_id, text, reason, attempts',
  opinions: `text, ${scoreColumns}, array_to_string(types, ','), evidence, judge, run_id, gone, revision`,
  judges: `id, kind, model, rubric_id, effort, rank, is_public, is_trial, retired_at IS NOT NULL, purges, source,
    licence, sha256`,
  lists: `source_id, name, run_id, sha256, words, is_public, gone, array_to_string(stored, ','), revision`,
  corrections: `id, text, changes->0->>'after', who`,
  batch_costs: `batch_id, submission, run_id, reserved_micro_usd, settled_micro_usd, input_tokens, output_tokens,
    prompts`,
  resends: `run_id, thing, marker, sends, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};

const selectAll = `SELECT ${Object.entries(selections)
  .map(([table, columns]) => `(SELECT coalesce(json_agg(json_build_array(${columns})), '[]') FROM ${table})`)
  .join(', ')}, (SELECT value::int FROM revision)`;

/** The same of the server, in one statement. */
export const rowsOfServer = async (client: pg.Client): Promise<unknown> => {
  const { rows } = await client.query<unknown[]>({ name: 'all', text: selectAll, rowMode: 'array' });
  return rows[0]?.map((found) => (Array.isArray(found) ? found.sort(byText) : found));
};

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}

/** A type that every word may have. */
export const anyType = wordTypes[0];
