import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';

/** What a provider says of a batch; it may say what we do not know yet. */
export const providerStatuses = [
  'validating',
  'in_progress',
  'finalizing',
  'completed',
  'failed',
  'expired',
  'cancelling',
  'cancelled',
] as const;

/** Whether a batch of this status still costs and can still be stopped. */
export const isUnderWay = (status: string): boolean => underWay.has(status);

const underWay: ReadonlySet<string> = new Set<(typeof providerStatuses)[number]>([
  'validating',
  'in_progress',
  'finalizing',
]);

/** A batch as its provider shows it. Absent and empty file ids are null; `status` may be one we do not know. */
export interface ProviderBatch {
  readonly id: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly metadata: Readonly<Record<string, string>>;
  readonly inputFileId: string | null;
  readonly outputFileId: string | null;
  readonly errorFileId: string | null;
  readonly requests: { readonly total: number; readonly completed: number; readonly failed: number } | null;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

export interface SubmitInput {
  /** JSON lines, one request each. */
  readonly input: string;
  readonly fileName: string;
  /** At most 16 pairs; keys up to 64, values up to 512 characters. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Nothing may reach the provider after this: the call gives up first. */
  readonly deadline: Date;
}

/** The batch API of a model's provider, and one question beside it. Nothing here retries a create. */
export interface ModelBatches {
  /** Uploads the input and creates the batch. Throws SubmissionRefused (a clear refusal) or SubmissionDoubtful. */
  submit(submission: SubmitInput): Promise<ProviderBatch>;
  /**
   * Has one request answered at once and outside of any batch, which costs twice as much. Gives the body of the answer,
   * whatever it is; throws SubmissionRefused, or SubmissionDoubtful where nobody can say why there is no answer.
   */
  ask(question: ResponseCreateParamsNonStreaming, deadline: Date): Promise<unknown>;
  /** Undefined when the provider does not know the batch (any more). */
  find(id: string): Promise<ProviderBatch | undefined>;
  /** The provider's batches created at or after `since`, newest first. The list may lag behind creates. */
  list(since: Date): AsyncIterable<ProviderBatch>;
  /** Asks the provider to stop a batch. No effect on one that it does not know, or that can no longer be stopped. */
  cancel(id: string): Promise<void>;
  /** The whole content of a file; throws when it was cut short. Undefined when the provider no longer has it. */
  readFile(id: string): Promise<string | undefined>;
}
