import * as z from 'zod';

/** What a test has the model say to one prompt. */
export type ModelAnswer =
  /** The rows of a good answer, one a word. */
  | readonly string[]
  /** An answer that was cut: the whole text of the message as it stands. */
  | { readonly incomplete: string }
  | { readonly refusal: string }
  /** The message's text, whatever it is. */
  | { readonly text: string }
  /** The request was turned down with this HTTP status; it stands in the error file. */
  | { readonly status: number; readonly code: string };

const requestLine = z.object({
  custom_id: z.string(),
  body: z.looseObject({
    model: z.string(),
    input: z.union([
      z.string(),
      z.array(z.object({ content: z.union([z.string(), z.array(z.object({ text: z.string() }))]) })),
    ]),
    text: z
      .looseObject({
        format: z.looseObject({ schema: z.looseObject({ required: z.array(z.string()) }).optional() }),
      })
      .optional(),
  }),
});

/** One line of a batch's input file, as far as a stand-in for the model reads it. */
export interface ModelRequest {
  readonly customId: string;
  readonly model: string;
  readonly words: readonly string[];
  /** Name of the answer's one property, which holds the rows. */
  readonly rowsKey: string;
}

export const readRequest = (line: string): ModelRequest => requestOf(JSON.parse(line));

/** A line of an output or error file. `failed` says which of the two it belongs to. */
export const answerLine = (request: ModelRequest, answer: ModelAnswer): { failed: boolean; line: string } => {
  const failed = 'status' in answer;
  const body = failed
    ? { error: { message: answer.code, type: 'invalid_request_error', param: null, code: answer.code } }
    : responseBody(request, answer);
  const response = { status_code: failed ? answer.status : 200, request_id: `req_${request.customId}`, body };
  const id = `batch_req_${request.customId}`;
  return { failed, line: JSON.stringify({ id, custom_id: request.customId, response, error: null }) };
};

/** The body of an answer that is given at once. An answer with a status is none: it stands for a good one. */
export const answerQuestion = (
  question: unknown,
  answer: (words: readonly string[]) => ModelAnswer,
): unknown => {
  const request = requestOf({ custom_id: 'question', body: question });
  const given = answer(request.words);
  return responseBody(request, 'status' in given ? [] : given);
};

/** The error file's line of a request that never ran. */
export const notRunLine = (request: ModelRequest, code: string): string =>
  JSON.stringify({
    id: `batch_req_${request.customId}`,
    custom_id: request.customId,
    response: null,
    error: { code, message: 'This request was not executed.' },
  });

function requestOf(document: unknown): ModelRequest {
  const { custom_id: customId, body } = requestLine.parse(document);
  const text =
    typeof body.input === 'string'
      ? body.input
      : body.input
          .flatMap(({ content }) =>
            typeof content === 'string' ? content : content.map((part) => part.text),
          )
          .join('\n');
  return {
    customId,
    model: body.model,
    words: text.split('\n').filter((word) => word !== ''),
    rowsKey: body.text?.format.schema?.required[0] ?? 'r',
  };
}

function message(content: unknown, status = 'completed') {
  return [
    { type: 'reasoning', id: 'rs_1', summary: [] },
    { type: 'message', id: 'msg_1', role: 'assistant', status, content: [content] },
  ];
}

function responseBody(request: ModelRequest, answer: Exclude<ModelAnswer, { status: number }>) {
  return {
    id: `resp_${request.customId}`,
    object: 'response',
    model: request.model,
    status: 'incomplete' in answer ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: 'incomplete' in answer ? { reason: 'max_output_tokens' } : null,
    output: output(answer, request.rowsKey),
    usage: {
      input_tokens: 100 + 2 * request.words.length,
      input_tokens_details: { cached_tokens: 50 },
      output_tokens: 20 * request.words.length,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 100 + 22 * request.words.length,
    },
  };
}

function output(answer: Exclude<ModelAnswer, { status: number }>, rowsKey: string) {
  if ('refusal' in answer) return message({ type: 'refusal', refusal: answer.refusal });
  if ('incomplete' in answer) return message(outputText(answer.incomplete), 'incomplete');
  if ('text' in answer) return message(outputText(answer.text));
  return message(outputText(JSON.stringify({ [rowsKey]: answer })));
}

function outputText(text: string) {
  return { type: 'output_text', text, annotations: [] };
}
