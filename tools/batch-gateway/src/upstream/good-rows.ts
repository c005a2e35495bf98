import { currentRubric, readRows } from '@word-list/domain';
import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import { type ModelRequest, wordsOf } from '../answers/model-request.ts';

const body = z.object({
  output: z
    .array(z.looseObject({ content: z.array(z.looseObject({ text: z.string().catch('') })).catch([]) }))
    .catch([]),
});

/** The text of an answer, all its messages together; thoughts and refusals left out. */
export const textOf = ({ body: document }: Pick<Answer, 'body'>): string =>
  (body.safeParse(document).data?.output ?? [])
    .filter(({ type }) => type === undefined || type === 'message')
    .flatMap(({ content }) => content.map(({ text }) => text))
    .join('');

/** The asked words that an answer has a whole and legal row for. */
export const goodRows = (request: ModelRequest, answer: Answer & { readonly cut?: boolean }): string[] => {
  const { document: rubric } = currentRubric;
  const rows = readRows(rubric, { text: textOf(answer), cut: answer.cut === true, words: wordsOf(request) });
  return rows.flatMap((row) => ('fault' in row ? [] : [row.word]));
};
