import { attributes } from '@word-list/domain';
import type { WordDetail } from '@word-list/domain/api/client';
import { heldNames } from '@word-list/domain/word-sets';
import { UsageError } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { connect } from '../api/connect.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { apiOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, parseOptions, someOf, whole } from '../options/read-values.ts';

const shape = {
  ...commonShape,
  ...apiShape,
  similar: someOf(heldNames),
  limit: whole,
};

/** Tells what is known of single words. */
export const word: Command = {
  name: 'word',
  summary: 'tells the scores of a word, and who gave them',
  operands: '<words...>',
  details: ['Ends with 1 if a word is not known.'],
  groups: [
    {
      title: 'Words like it',
      options: [
        {
          flag: '--similar',
          value: '<values>',
          help: `also the words that are most like it in these, joined by commas: ${heldNames.join(', ')}`,
          choices: heldNames,
        },
        { flag: '--limit', value: '<n>', help: 'how many of them; 10 unless said otherwise' },
      ],
    },
    apiOptions,
  ],
  examples: [
    { line: 'wordlist word tree', does: 'its types and scores' },
    { line: 'wordlist word tree --similar commonness,length', does: 'and words like it' },
    { line: 'wordlist word --json tree bush', does: 'of two words, one document a line' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    if (operands.length === 0) throw new UsageError('word tells of words: name one');
    const { client } = connect(given, around);
    const { similar, limit } = given;
    const query = { ...(similar && { similar }), ...(limit !== undefined && { limit }) };
    let unknown = 0;
    for (const text of operands) {
      const answer = await client.getWord({ path: { word: text }, query });
      if (answer.status === 404) {
        unknown += 1;
        around.console.problem(`${text} is not known: score it with wordlist score`);
        continue;
      }
      const detail = bodyOf(answer, 200);
      await around.console.data(given.json ? `${JSON.stringify(detail)}\n` : textOf(detail, given.plain));
    }
    return unknown === 0 ? exitCodes.done : exitCodes.failed;
  },
};

function textOf(detail: WordDetail, plain: boolean): string {
  const rows = [
    ['word', detail.text],
    ['types', detail.types.join(', ')],
    ...attributes.map(({ name }) => [name, String(detail.scores[name] ?? '?')]),
    ['judged by', detail.judge],
    ['model', detail.model ?? '-'],
    ['rubric', detail.rubric ?? '-'],
    ['run', detail.run ?? '-'],
    ['stored', detail.scoredAt],
    ...(detail.similar ? [['similar', detail.similar.map((like) => like.text).join(', ')]] : []),
  ];
  return rows
    .map(([name = '', value]) => (plain ? `${name}\t${value}\n` : `${name.padEnd(21)}${value}\n`))
    .join('');
}
