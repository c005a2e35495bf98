import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { messageItem, reasoningItem, refusalItem, responseObject } from '../answers/response-object.ts';
import { estimateTokens, type ModelRequest } from '../answers/model-request.ts';
import { errorDocument } from '../http/api-error.ts';
import type { AnswerFault } from './fault.ts';

const soundBody = z.looseObject({
  created_at: z.int(),
  output: z.array(z.looseObject({ content: z.array(z.looseObject({ text: z.string() })) })),
});
const rowsDocument = z.object({ r: z.array(z.string()) });

interface SoundAnswer {
  readonly request: ModelRequest;
  readonly answer: Answer;
  readonly text: string;
  readonly rows: readonly string[];
  readonly createdAt: number;
}

type Corruption = (sound: SoundAnswer) => Answer;

const corruptions: Readonly<Record<AnswerFault, Corruption>> = {
  'dropped-row': changeRows((rows) => rows.slice(1)),
  'extra-row': changeRows((rows) => [...rows, (rows[0] ?? '').replace(/^[^:]*/, 'uninvited')]),
  'swapped-rows': changeRows(([first, second, ...rest]) =>
    [second, first, ...rest].filter((row) => row !== undefined),
  ),
  'duplicate-row': changeRows((rows) => [...rows.slice(0, -1), rows[0] ?? '']),
  'out-of-range': changeFirst((row) => row.replace(/:[^,]*/, ':9')),
  'non-integer': changeFirst((row) => row.replace(/:[^,]*/, ':2.555')),
  'changed-spelling': changeFirst((row) => row.replace(':', 'x:')),
  'header-row': changeRows((rows) => ['word:commonness,offensiveness,sentiment,types', ...rows]),
  prose: (sound) =>
    withText(sound, `Certainly! These are my scores for the ${String(sound.rows.length)} words.`),
  'code-fences': (sound) => withText(sound, `\`\`\`json\n${sound.text}\n\`\`\``),
  truncated: (sound) =>
    withOutput(
      sound,
      [messageItem([sound.text.slice(0, middle(sound.text))], 'incomplete')],
      'max_output_tokens',
    ),
  'content-filter': (sound) => withOutput(sound, [messageItem([''], 'incomplete')], 'content_filter'),
  refusal: (sound) => withOutput(sound, [refusalItem("I'm sorry, but I can't help with that.")]),
  'reasoning-first': (sound) => withOutput(sound, [reasoningItem, messageItem([sound.text])]),
  'message-parts': (sound) => {
    const at = middle(sound.text);
    return withOutput(sound, [messageItem([sound.text.slice(0, at), sound.text.slice(at)])]);
  },
  'line-429': failWith(429, 'rate_limit_error', 'rate_limit_exceeded'),
  'line-500': failWith(500, 'server_error', 'server_error'),
};

/** Spoils an answer in the way that the fault names; an answer that is already bad is left as it is. */
export const corruptAnswer = (request: ModelRequest, answer: Answer, fault: AnswerFault): Answer => {
  const body = soundBody.safeParse(answer.body);
  if (answer.status !== 200 || !body.success) return answer;
  const text = body.data.output.flatMap(({ content }) => content.map((part) => part.text)).join('');
  const rows = parseRows(text);
  if (rows === undefined) return answer;
  return corruptions[fault]({ request, answer, text, rows, createdAt: body.data.created_at });
};

function changeRows(change: (rows: readonly string[]) => readonly string[]): Corruption {
  return (sound) => withText(sound, JSON.stringify({ r: change(sound.rows) }));
}

function withText(sound: SoundAnswer, text: string): Answer {
  return withOutput(
    { ...sound, answer: { ...sound.answer, usage: { ...sound.answer.usage, output: estimateTokens(text) } } },
    [messageItem([text])],
  );
}

function withOutput(
  { request, answer, createdAt }: SoundAnswer,
  output: readonly ResponseOutputItem[],
  incomplete?: 'max_output_tokens' | 'content_filter',
): Answer {
  return {
    ...answer,
    body: responseObject(request, { output, usage: answer.usage, createdAt, incomplete }),
  };
}

function changeFirst(change: (row: string) => string) {
  return changeRows(([first = '', ...rest]) => [change(first), ...rest]);
}

function middle(text: string): number {
  return Math.ceil(text.length / 2);
}

function failWith(status: number, type: string, code: string): Corruption {
  return () => ({
    status,
    body: errorDocument(`Injected ${code}.`, { type, code }),
    usage: { input: 0, output: 0 },
  });
}

function parseRows(text: string): readonly string[] | undefined {
  try {
    return rowsDocument.parse(JSON.parse(text)).r;
  } catch {
    // Not an answer in rows: there is nothing in it that could be spoilt on purpose.
    return undefined;
  }
}
