import * as z from 'zod';
import type { FailureReason } from '../runs/failure-reasons.ts';
import { noUsage, type Usage } from './prompt.ts';
import { errorWords, serverWords } from './server-words.ts';

/** What one line of an output or error file says about its prompt. */
export interface ReadAnswer {
  readonly customId: string;
  /** The text of the answer; null when there is none to read. */
  readonly text: string | null;
  /** Why there is no text, or why it may be cut; null when all went well. */
  readonly fault: FailureReason | null;
  /** False when it is certain that the model was not run on the prompt, so that nobody paid. */
  readonly asked: boolean;
  readonly usage: Usage;
  /** What the server said of the fault, at most 300 characters. */
  readonly detail?: string;
  /** Set when the answer does not say how many tokens it took. */
  readonly unbilled?: true;
}

const tokens = z.int().min(0);

const usageBody = z
  .object({
    input_tokens: tokens,
    output_tokens: tokens,
    input_tokens_details: z.object({ cached_tokens: tokens }).catch({ cached_tokens: 0 }),
  })
  .transform((body) => ({
    inputTokens: body.input_tokens,
    cachedTokens: Math.min(body.input_tokens_details.cached_tokens, body.input_tokens),
    outputTokens: body.output_tokens,
  }));

const part = z.object({ type: z.string(), text: z.string().catch(''), refusal: z.string().catch('') });
const item = z.object({ type: z.string(), content: z.array(z.unknown()).catch([]) });

const body = z.object({
  status: z.string().catch('completed'),
  output: z.array(z.unknown()).catch([]),
  usage: usageBody.nullish().catch(null),
  error: z.unknown().optional(),
});

const line = z.object({
  custom_id: z.string().min(1),
  response: z.object({ status_code: z.int(), body: z.unknown() }).nullish(),
  error: z.unknown().nullish(),
});

/** Reads the body of a model's answer. */
export const readBody = (customId: string, raw: unknown): ReadAnswer => {
  const parsed = body.safeParse(raw);
  if (!parsed.success) return malformed(customId, raw);
  const parts = messageParts(parsed.data.output);
  const text = parts.flatMap(({ type, text: value }) => (type === 'output_text' ? [value] : [])).join('');
  const fault = faultOf(
    parsed.data.status,
    text,
    parts.some(({ type }) => type === 'refusal'),
  );
  const refusal = serverWords(parts.map((one) => one.refusal).join(' '));
  const detail = detailOf(refusal || errorWords(parsed.data.error));
  return {
    customId,
    text: text === '' ? null : text,
    fault,
    asked: true,
    ...billOf(parsed.data.usage),
    ...detail,
  };
};

/** Reads one line of a result file. Undefined: the line is no answer to anything (not JSON, no custom_id). */
export const readAnswer = (text: string): ReadAnswer | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined; // one bad line must not cost the other answers of the file
  }
  const parsed = line.safeParse(json);
  if (!parsed.success) return undefined;
  const { custom_id: customId, response, error } = parsed.data;
  const none = { customId, text: null, usage: noUsage };
  if (!response) return { ...none, fault: 'not_run', asked: false, ...detailOf(errorWords(error)) };
  if (response.status_code !== 200) {
    const asked = wasAsked(response.status_code);
    return { ...none, fault: 'request_failed', asked, ...detailOf(errorWords(response.body)) };
  }
  return readBody(customId, response.body);
};

function malformed(customId: string, raw: unknown): ReadAnswer {
  const detail = serverWords(JSON.stringify(raw ?? null));
  return {
    customId,
    text: null,
    fault: 'malformed_answer',
    asked: true,
    usage: noUsage,
    unbilled: true,
    detail,
  };
}

/** The parts of all messages: reasoning items come first with some models, and a message may have several parts. */
function messageParts(output: readonly unknown[]): z.infer<typeof part>[] {
  return output.flatMap((raw) => {
    const parsed = item.safeParse(raw);
    if (!parsed.success || parsed.data.type !== 'message') return [];
    return parsed.data.content.flatMap((content) => {
      const read = part.safeParse(content);
      return read.success ? [read.data] : [];
    });
  });
}

function faultOf(status: string, text: string, refused: boolean): FailureReason | null {
  if (status === 'incomplete') return 'incomplete';
  if (status === 'failed' || status === 'cancelled') return 'request_failed';
  if (text !== '') return null;
  return refused ? 'refused' : 'empty_answer';
}

function detailOf(said: string): Pick<ReadAnswer, 'detail'> {
  return said === '' ? {} : { detail: said };
}

function billOf(usage: Usage | null | undefined): Pick<ReadAnswer, 'usage' | 'unbilled'> {
  return usage ? { usage } : { usage: noUsage, unbilled: true };
}

/** A busy or broken provider did not run the prompt; any other refusal of a line is about the prompt itself. */
function wasAsked(status: number): boolean {
  return status !== 429 && status < 500;
}
