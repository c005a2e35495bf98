import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import { modelRequest } from '../answers/model-request.ts';
import { errorDocument } from '../http/api-error.ts';

/** One line of an input file. */
export const batchLine = z.object({
  custom_id: z.string().min(1).max(64),
  method: z.literal('POST'),
  url: z.string(),
  body: modelRequest,
});

export type BatchLine = z.infer<typeof batchLine>;

/** The lines of a file in order, streamed; a blank line counts as a line but is not given out. */
export async function* readNumberedLines(path: string): AsyncGenerator<{ index: number; text: string }> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let index = 0;
  for await (const text of lines) {
    if (text.trim() !== '') yield { index, text };
    index += 1;
  }
}

/** A line of the output or error file for a request that was answered. */
export const answeredLine = (id: string, customId: string, answer: Answer): string =>
  JSON.stringify({
    id,
    custom_id: customId,
    response: { status_code: answer.status, request_id: `req_${id}`, body: answer.body },
    error: null,
  });

/** A line of the error file for a request that never ran. */
export const neverRunLine = (
  id: string,
  customId: string,
  error: { code: string; message: string },
): string => JSON.stringify({ id, custom_id: customId, response: null, error });

/** What a request gets whose answerer broke: the provider's own fault, so a 500. */
export const brokenAnswer = (reason: string): Answer => ({
  status: 500,
  body: errorDocument(reason, { type: 'server_error', code: 'server_error' }),
  usage: { input: 0, output: 0 },
});
