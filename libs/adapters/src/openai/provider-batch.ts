import type { ProviderBatch } from '@word-list/domain';
import * as z from 'zod';

/** The provider leaves ids out, sends null or an empty text: all of them mean that there is no such file. */
const fileId = z
  .string()
  .nullish()
  .transform((id) => (id === undefined || id === '' ? null : id));

const batchError = z.object({ code: z.string().nullish(), message: z.string().nullish() });

/** A batch as /v1/batches shows it, as far as we read it. `created_at` in Unix seconds. */
export const providerBatch = z
  .object({
    id: z.string().min(1),
    status: z.string(),
    created_at: z.number(),
    metadata: z.record(z.string(), z.string()).nullish(),
    input_file_id: fileId,
    output_file_id: fileId,
    error_file_id: fileId,
    request_counts: z.object({ total: z.number(), completed: z.number(), failed: z.number() }).nullish(),
    errors: z.object({ data: z.array(batchError).nullish() }).nullish(),
  })
  .transform((batch): ProviderBatch => ({
    id: batch.id,
    status: batch.status,
    createdAt: new Date(batch.created_at * 1000),
    metadata: batch.metadata ?? {},
    inputFileId: batch.input_file_id,
    outputFileId: batch.output_file_id,
    errorFileId: batch.error_file_id,
    requests: batch.request_counts ?? null,
    errors: (batch.errors?.data ?? []).map(({ code, message }) => ({
      code: code ?? 'unknown',
      message: message ?? '',
    })),
  }));

/**
 * One page of the list of batches. Anything else, such as an error with status 200, must not be read as an empty
 * page.
 */
export const batchPage = z.object({ data: z.array(providerBatch), has_more: z.boolean().nullish() });
