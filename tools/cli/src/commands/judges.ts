import type { JudgeAgreement, JudgeList } from '@word-list/domain/api/client';
import { formatCount } from '../../../local/src/product/count-text.ts';
import { UsageError } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { connect } from '../api/connect.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { apiOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, parseOptions } from '../options/read-values.ts';
import { tableText } from '../texts/table.ts';

const shape = { ...commonShape, ...apiShape };

/** Tells who scores words, and how far two of them agree. */
export const judges: Command = {
  name: 'judges',
  summary: 'tells who scores words, and how far two of them agree',
  operands: '[judges...]',
  details: [
    'Without a name: all judges, those first whose scores are served first. With two: for each scale the words that both score, how many are the same, how many at most one step apart, the rank correlation with its 95 % interval, and the words furthest apart.',
  ],
  groups: [apiOptions],
  examples: [
    { line: 'wordlist judges', does: 'name, kind, model, rank, words' },
    { line: 'wordlist judges gpt-6-luna.r3f9k2 lexicon-2.k71a0c', does: 'how far these agree' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    const [one, other] = operands;
    if (operands.length === 1 || operands.length > 2) {
      throw new UsageError('judges compares two judges: name both, or none to see all');
    }
    const { client } = connect(given, around);
    const asked =
      one === undefined || other === undefined
        ? { all: bodyOf(await client.listJudges({}), 200) }
        : { pair: bodyOf(await client.compareJudges({ path: { id: one }, query: { with: other } }), 200) };
    const rows = asked.pair ? rowsOfPair(asked.pair) : rowsOfAll(asked.all);
    const json = `${JSON.stringify(asked.pair ?? asked.all)}\n`;
    await around.console.data(given.json ? json : tableText(rows, given.plain));
    return exitCodes.done;
  },
};

function rowsOfAll({ judges: all }: JudgeList): string[][] {
  return all.map(({ id, kind, model, rank, words }) => [
    id,
    kind,
    model ?? '-',
    rank === null ? 'not served' : `rank ${rank}`,
    `${formatCount(words)} words`,
  ]);
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
