import { providerStatuses } from '@word-list/domain';
import type { OpenAI } from 'openai';
import * as z from 'zod';
import type { AsSent } from '../http/as-sent.ts';

export type BatchStatus = (typeof providerStatuses)[number];

/** What ends a batch once its lines are no longer worked on. */
export const batchEndings = ['completed', 'expired', 'cancelled'] as const;
export type BatchEnding = (typeof batchEndings)[number];

const seconds = z.int().optional();

export const batchError = z.object({
  code: z.string(),
  line: z.int().nullable(),
  message: z.string(),
  param: z.string().nullable(),
});

export type BatchError = z.infer<typeof batchError>;

export const batch = z.object({
  id: z.string(),
  /** Counts up from 1 over the gateway's life; the fault plan draws by it. */
  number: z.int(),
  status: z.enum(providerStatuses),
  endpoint: z.string(),
  completion_window: z.string(),
  input_file_id: z.string(),
  metadata: z.record(z.string(), z.string()),
  model: z.string().optional(),
  created_at: z.int(),
  in_progress_at: seconds,
  expires_at: z.int(),
  finalizing_at: seconds,
  completed_at: seconds,
  failed_at: seconds,
  expired_at: seconds,
  cancelling_at: seconds,
  cancelled_at: seconds,
  output_file_id: z.string().optional(),
  error_file_id: z.string().optional(),
  errors: z.array(batchError).optional(),
  request_counts: z.object({ total: z.int(), completed: z.int(), failed: z.int() }),
  usage: z.object({ input: z.int(), output: z.int() }),
  /** Estimated input tokens of the whole file: what counts against the room for enqueued tokens. */
  enqueued_tokens: z.int(),
  /** Lifetime of the output and error files in seconds, from their creation. */
  output_expires_after: seconds,
  /** In Unix milliseconds: not finalized before. Set when the batch goes into progress. */
  ready_at: z.int().optional(),
  /** How it will end, from `finalizing` (or `cancelling`) on. */
  ending: z.enum(batchEndings).optional(),
});

/** One batch as stored. Times in Unix seconds if not said otherwise. */
export type Batch = z.infer<typeof batch>;

const terminal: ReadonlySet<BatchStatus> = new Set(['failed', 'completed', 'expired', 'cancelled']);

export const isTerminal = (status: BatchStatus): boolean => terminal.has(status);

const times = [
  'in_progress_at',
  'finalizing_at',
  'completed_at',
  'failed_at',
  'expired_at',
  'cancelling_at',
  'cancelled_at',
] as const satisfies readonly (keyof OpenAI.Batch)[];

/** The batch as the API shows it: every field is there, those that do not apply are null. */
export const batchObject = (value: Batch): AsSent<OpenAI.Batch> => ({
  id: value.id,
  object: 'batch',
  endpoint: value.endpoint,
  model: value.model ?? null,
  errors: value.errors === undefined ? null : { object: 'list', data: value.errors },
  input_file_id: value.input_file_id,
  completion_window: value.completion_window,
  status: value.status,
  output_file_id: value.output_file_id ?? null,
  error_file_id: value.error_file_id ?? null,
  created_at: value.created_at,
  expires_at: value.expires_at,
  ...timesOf(value),
  request_counts: value.request_counts,
  usage: isTerminal(value.status) && value.status !== 'failed' ? usageObject(value.usage) : null,
  metadata: value.metadata,
});

function timesOf(value: Batch) {
  return Object.fromEntries(times.map((name) => [name, value[name] ?? null])) as Record<
    (typeof times)[number],
    number | null
  >;
}

function usageObject({ input, output }: Batch['usage']) {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input + output,
  };
}
