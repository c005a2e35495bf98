import type { ApiClient, Run, RunSummary } from '@word-list/domain/api/client';
import { countOf, formatCount } from '../../../local/src/product/count-text.ts';
import { UsageError } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import type * as z from 'zod';
import { allPages } from '../api/all-pages.ts';
import { allSources } from '../api/all-sources.ts';
import { connect } from '../api/connect.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { apiOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, flag, parseOptions } from '../options/read-values.ts';
import { tableText } from '../texts/table.ts';

const shape = {
  ...commonShape,
  ...apiShape,
  failures: flag.default(false),
  cancel: flag.default(false),
  retry: flag.default(false),
};

type RunsOptions = z.output<z.ZodObject<typeof shape>>;

/** Tells how runs stand, ends them and asks again. */
export const runs: Command = {
  name: 'runs',
  summary: 'tells how runs stand; cancels one, or asks again for what failed',
  operands: '[run]',
  details: ['Without an id: the runs of all lists, the newest first. For operators.'],
  groups: [
    {
      title: 'What to do with a run',
      options: [
        { flag: '--failures', help: 'the words that failed, each with its reason' },
        { flag: '--cancel', help: 'ends it; what was answered stays' },
        { flag: '--retry', help: 'starts a run that asks for what failed' },
      ],
    },
    apiOptions,
  ],
  examples: [
    { line: 'wordlist runs', does: 'all of them' },
    { line: 'wordlist runs 01k8… --failures > failed.txt', does: 'what a run could not score' },
  ],
  run: async ({ operands: [id], options }, around) => {
    const given = parseOptions(shape, options);
    const asked = [given.failures, given.cancel, given.retry].filter(Boolean).length;
    if (asked > 1) throw new UsageError('--failures, --cancel and --retry: give one of them');
    const { client } = connect(given, around);
    if (id !== undefined) {
      for await (const piece of aboutRun(client, id, given)) await around.console.data(piece);
      return exitCodes.done;
    }
    if (asked > 0) throw new UsageError('which run? Name its id, as wordlist runs tells it');
    const found = await allRuns(client);
    if (given.json) await around.console.data(`${JSON.stringify({ runs: found })}\n`);
    else await around.console.data(tableText(found.map(rowOf), given.plain));
    if (found.length === 0) around.console.say('No run yet: wordlist score words.txt');
    return exitCodes.done;
  },
};

async function* aboutRun(client: ApiClient, id: string, given: RunsOptions): AsyncGenerator<string> {
  const path = { id };
  if (given.failures) yield* failuresOf(client, id, given);
  else if (given.cancel) yield textOf(bodyOf(await client.cancelRun({ path }), 202), given);
  else if (given.retry) yield textOf(bodyOf(await client.retryRun({ path, body: {} }), 202), given);
  else yield textOf(bodyOf(await client.getRun({ path }), 200), given);
}

async function* failuresOf(client: ApiClient, id: string, { json }: RunsOptions): AsyncGenerator<string> {
  const pages = allPages(async (at) =>
    bodyOf(await client.listFailures({ path: { id }, query: { limit: 10_000, ...at } }), 200),
  );
  for await (const { failures } of pages) {
    for (const failure of failures) {
      yield json ? `${JSON.stringify(failure)}\n` : `${failure.text}\t${failure.reason}\n`;
    }
  }
}

function textOf(run: Run, { json, plain }: RunsOptions): string {
  if (json) return `${JSON.stringify(run)}\n`;
  const { counts, usage } = run;
  const rows: (readonly [string, string])[] = [
    ['run', run.id],
    ['list', run.sourceName],
    ['status', run.reason === null ? run.status : `${run.status}: ${run.reason}`],
    ['model', run.model],
    ['mode', run.mode],
    ['words', formatCount(counts.accepted)],
    ['scored', formatCount(counts.scored)],
    ['known before', formatCount(counts.known)],
    ['failed', formatCount(counts.failed)],
    ['being asked', formatCount(counts.claimed + counts.waiting + counts.unclassified)],
    ['asked', countOf(usage.prompts, 'prompt')],
    ['spent', dollars(usage.settledMicroUsd)],
    ['at most', dollars(usage.settledMicroUsd + usage.reservedMicroUsd)],
    ['budget', run.budgetUsd === null ? 'none' : `$${run.budgetUsd}`],
    ['started', run.startedAt],
    ['ended', run.endedAt ?? '-'],
    ['expected end', run.estimatedEnd ?? '-'],
  ];
  return tableText(rows, plain);
}

function dollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toFixed(4)}`;
}

async function allRuns(client: ApiClient): Promise<readonly RunSummary[]> {
  const sources = await allSources(client);
  const found = await Promise.all(sources.map(({ id }) => runsOf(client, id)));
  return found.flat().sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}

async function runsOf(client: ApiClient, id: string): Promise<readonly RunSummary[]> {
  const found: RunSummary[] = [];
  const pages = allPages(async (at) =>
    bodyOf(await client.listRuns({ path: { id }, query: { limit: 100, ...at } }), 200),
  );
  for await (const page of pages) found.push(...page.runs);
  return found;
}

function rowOf({ id, sourceName, status, mode, model, startedAt }: RunSummary): string[] {
  return [id, sourceName, status, mode, model, startedAt];
}
