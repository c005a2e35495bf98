import type { RunSummary, Source } from '@word-list/domain/api/client';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { connect } from '../api/connect.ts';
import { allSources } from '../api/all-sources.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { apiOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, parseOptions } from '../options/read-values.ts';
import { tableText } from '../texts/table.ts';

const shape = { ...commonShape, ...apiShape };

/** Tells which lists were registered. */
export const lists: Command = {
  name: 'lists',
  summary: 'tells which lists were registered, and how their last run went',
  operands: '',
  details: ['For operators: the addresses of lists may hold secrets.'],
  groups: [apiOptions],
  examples: [{ line: 'wordlist lists', does: 'name, last run, model, address' }],
  run: async ({ options }, around) => {
    const given = parseOptions(shape, options);
    const { client } = connect(given, around);
    const sources = await allSources(client);
    const listed = await Promise.all(
      sources.map(async (source) => {
        const { runs } = bodyOf(await client.listRuns({ path: { id: source.id }, query: { limit: 1 } }), 200);
        return { source, last: runs[0] };
      }),
    );
    if (given.json) await around.console.data(`${JSON.stringify({ lists: listed.map(viewOf) })}\n`);
    else await around.console.data(tableText(listed.map(rowOf), given.plain));
    if (listed.length === 0) around.console.say('No list yet: wordlist score words.txt');
    return exitCodes.done;
  },
};

interface Listed {
  readonly source: Source;
  readonly last: RunSummary | undefined;
}

function viewOf({ source, last }: Listed) {
  return { ...source, lastRun: last ?? null };
}

function rowOf({ source, last }: Listed): string[] {
  return [source.name, last?.status ?? 'never run', last?.model ?? '-', last?.id ?? '-', source.url];
}
