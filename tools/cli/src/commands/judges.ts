import type { ApiClient, JudgeAgreement, JudgeList, Norms } from '@word-list/domain/api/client';
import { formatCount } from '../../../local/src/product/count-text.ts';
import { UsageError } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { connect } from '../api/connect.ts';
import { importNorms } from '../api/import-norms.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { apiOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, flag, parseOptions } from '../options/read-values.ts';
import { tableText } from '../texts/table.ts';
import * as z from 'zod';

const shape = {
  ...commonShape,
  ...apiShape,
  import: z.string().optional(),
  as: z.string().optional(),
  source: z.string().optional(),
  licence: z.string().optional(),
  scale: z.string().optional(),
  publish: flag.default(false),
};

/** Tells who scores words, and how far two of them agree. */
export const judges: Command = {
  name: 'judges',
  summary: 'tells who scores words, and how far two of them agree; imports ratings by people',
  operands: '[judges...]',
  details: [
    'Without a name: all judges, those first whose scores are served first. With two: for each scale the words that both score, how many are the same, how many at most one step apart, the rank correlation with its 95 % interval, and the words furthest apart.',
  ],
  groups: [
    {
      title: 'Ratings by people, for operators',
      options: [
        {
          flag: '--import',
          value: '<file>',
          help: 'a CSV with columns word and any scales, or NDJSON, to be all that a judge says; - for the standard input',
          isFile: true,
        },
        { flag: '--as', value: '<judge>', help: 'the judge: norms.warriner' },
        { flag: '--source', value: '<text>', help: 'where they come from' },
        { flag: '--licence', value: '<text>', help: 'their licence' },
        {
          flag: '--scale',
          value: '<scales>',
          help: 'what stands for our least and our greatest, as in sentiment:1..9,commonness:1..7; without it ours',
        },
        {
          flag: '--publish',
          help: 'shows them to everybody if they are new; the licence has to allow that. Without it only operators know of them',
        },
      ],
    },
    apiOptions,
  ],
  examples: [
    { line: 'wordlist judges', does: 'name, kind, model, rank, words' },
    {
      line: 'wordlist judges --import warriner.csv --as norms.warriner --source "Warriner 2013" --licence "CC BY-NC-ND 3.0" --scale sentiment:1..9',
      does: 'ratings of one’s own',
    },
    { line: 'wordlist judges gpt-6-luna.r3f9k2 lexicon-2.k71a0c', does: 'how far these agree' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    const [one, other] = operands;
    if (operands.length === 1 || operands.length > 2) {
      throw new UsageError('judges compares two judges: name both, or none to see all');
    }
    const { client } = connect(given, around);
    if (given.import !== undefined) await sendNorms(client, { ...given, import: given.import }, around);
    else await around.console.data(await judgesText(client, { one, other }, given));
    return exitCodes.done;
  },
};

type Given = z.output<z.ZodObject<typeof shape>>;

async function sendNorms(
  client: ApiClient,
  given: Given & { readonly import: string },
  around: Surroundings,
): Promise<void> {
  const norms = await importNorms(client, given, around);
  await around.console.data(given.json ? `${JSON.stringify(norms)}\n` : normsText(norms));
  for (const { line, text, reason } of norms.lines)
    around.console.say(`line ${String(line)}: ${reason}: ${text}`);
}

async function judgesText(
  client: ApiClient,
  { one, other }: { readonly one?: string | undefined; readonly other?: string | undefined },
  given: Given,
): Promise<string> {
  const asked =
    one === undefined || other === undefined
      ? { all: bodyOf(await client.listJudges({}), 200) }
      : { pair: bodyOf(await client.compareJudges({ path: { id: one }, query: { with: other } }), 200) };
  if (given.json) return `${JSON.stringify(asked.pair ?? asked.all)}\n`;
  return tableText(asked.pair ? rowsOfPair(asked.pair) : rowsOfAll(asked.all), given.plain);
}

function normsText({ judge, words, changed, gone, rejected }: Norms): string {
  const counts = [
    `${formatCount(words)} words`,
    `${formatCount(changed)} changed`,
    `${formatCount(gone)} gone`,
    `${formatCount(rejected)} not read`,
  ];
  return `${judge}: ${counts.join(', ')}\n`;
}

function rowsOfAll({ judges: all }: JudgeList): string[][] {
  return all.map((judge) => [
    judge.id,
    judge.kind,
    judge.model ?? '-',
    standingOf(judge),
    `${formatCount(judge.words)} words`,
  ]);
}

function standingOf({ rank, trial, retiredAt }: JudgeList['judges'][number]): string {
  if (retiredAt !== null) return 'retired';
  if (trial) return 'on trial';
  return rank === null ? 'not served' : `rank ${String(rank)}`;
}

const worstShown = 3;

function rowsOfPair({ scales }: JudgeAgreement): string[][] {
  return scales.map(({ scale, words, exact, withinOne, spearman, worst }) => [
    scale,
    `${formatCount(words)} words`,
    `same ${shareOf(exact, words)}`,
    `within one ${shareOf(withinOne, words)}`,
    spearman === null
      ? 'no correlation'
      : `rho ${spearman.value.toFixed(2)} (${spearman.low.toFixed(2)} to ${spearman.high.toFixed(2)})`,
    worst
      .slice(0, worstShown)
      .map(({ text, first, second }) => `${text} ${first}/${second}`)
      .join(', '),
  ]);
}

function shareOf(some: number, all: number): string {
  return all === 0 ? '-' : `${((some / all) * 100).toFixed(1)} %`;
}
