import * as z from 'zod';
import { estimateInputTokens } from '../answers/model-request.ts';
import type { BatchError } from './batch.ts';
import { type BatchLine, batchLine, readNumberedLines } from './batch-line.ts';

export interface InputLimits {
  /** Requests in one file; the provider allows 50,000. */
  readonly maxLines: number;
  /** Estimated input tokens that may still be added to the queue. */
  readonly freeTokens: number;
}

export interface ValidInput {
  readonly model: string;
  readonly lines: number;
  readonly tokens: number;
}

export type Validation = { readonly input: ValidInput } | { readonly errors: readonly BatchError[] };

const mostErrors = 100;

const codesByField: ReadonlyMap<PropertyKey | undefined, string> = new Map([
  ['custom_id', 'missing_required_parameter'],
  ['method', 'invalid_method'],
  ['url', 'invalid_url'],
  ['body', 'invalid_request'],
]);

interface Seen {
  readonly endpoint: string;
  readonly customIds: Set<string>;
  model: string | undefined;
  lines: number;
  tokens: number;
}

/** Reads an input file once, line by line, and finds what the provider would refuse the whole batch for. */
export const validateInput = async (
  path: string,
  endpoint: string,
  limits: InputLimits,
): Promise<Validation> => {
  const seen: Seen = { endpoint, customIds: new Set(), model: undefined, lines: 0, tokens: 0 };
  const errors: BatchError[] = [];
  for await (const line of readNumberedLines(path)) {
    seen.lines += 1;
    if (seen.lines > limits.maxLines) break;
    const error = checkLine(seen, line);
    if (error !== undefined) errors.push(error);
    if (errors.length >= mostErrors) break;
  }
  return verdict(seen, errors, limits);
};

function checkLine(seen: Seen, { index, text }: { index: number; text: string }): BatchError | undefined {
  const line = parseLine(index, text);
  if ('code' in line) return line;
  const error = checkAgainst(seen, index, line);
  seen.customIds.add(line.custom_id);
  seen.model ??= line.body.model;
  seen.tokens += estimateInputTokens(line.body);
  return error;
}

function parseLine(index: number, text: string): BatchLine | BatchError {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // The message of the parser would only say where; the provider's own text is what clients know.
    return lineError(index, {
      code: 'invalid_json_line',
      message: 'This line is not parseable as valid JSON.',
    });
  }
  const parsed = batchLine.safeParse(document);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  const code = codesByField.get(field) ?? 'invalid_json_line';
  return lineError(index, { code, message: z.prettifyError(parsed.error), param: String(field ?? '') });
}

function lineError(index: number, fields: { code: string; message: string; param?: string }): BatchError {
  return {
    code: fields.code,
    line: index + 1,
    message: fields.message,
    param: fields.param ?? null,
  };
}

function checkAgainst(seen: Seen, index: number, line: BatchLine): BatchError | undefined {
  if (line.url !== seen.endpoint) {
    const message = `The URL provided for this request does not match the batch endpoint ${seen.endpoint}.`;
    return lineError(index, { code: 'url_mismatch', message, param: 'url' });
  }
  if (seen.customIds.has(line.custom_id)) {
    const message = `The custom_id '${line.custom_id}' for this request is a duplicate of another request.`;
    return lineError(index, { code: 'duplicate_custom_id', message, param: 'custom_id' });
  }
  if (seen.model !== undefined && seen.model !== line.body.model) {
    const message = `The model '${line.body.model}' is not '${seen.model}': one batch, one model.`;
    return lineError(index, { code: 'model_mismatch', message, param: 'body.model' });
  }
  return undefined;
}

function verdict(seen: Seen, errors: readonly BatchError[], limits: InputLimits): Validation {
  if (errors.length > 0) return { errors };
  if (seen.model === undefined) return wholeFileError('empty_file', 'The input file has no requests.');
  if (seen.lines > limits.maxLines) {
    return wholeFileError(
      'too_many_tasks',
      `The input file has more than ${String(limits.maxLines)} requests.`,
    );
  }
  if (seen.tokens > limits.freeTokens) {
    const message = `Enqueued token limit reached for ${seen.model}. Please try again once some in_progress batches have been completed.`;
    return wholeFileError('token_limit_exceeded', message);
  }
  return { input: { model: seen.model, lines: seen.lines, tokens: seen.tokens } };
}

function wholeFileError(code: string, message: string): Validation {
  return {
    errors: [{ code, line: null, message, param: null }],
  };
}
