import { SubmissionDoubtful, SubmissionRefused } from '@word-list/domain';
import { redactText } from '../redact/redact.ts';
import { ModelRefusal } from './model-client.ts';

/** Those statuses from 400 to 499 that do not say whether the provider acted: timeout and conflict. */
const doubtfulStatuses = new Set([408, 409]);

/** What a failed upload means: no batch was created, whatever went wrong. */
export const uploadFailure = (cause: unknown): SubmissionRefused =>
  new SubmissionRefused(refusalCode(cause) ?? 'upload_failed', detailOf(cause), { cause });

/** What a failed create means: a clear refusal, or doubt. */
export const createFailure = (cause: unknown): SubmissionRefused | SubmissionDoubtful => {
  const code = refusalCode(cause);
  return code === undefined
    ? new SubmissionDoubtful(detailOf(cause), { cause })
    : new SubmissionRefused(code, detailOf(cause), { cause });
};

/** Whether the API itself says that there is no such thing. A 404 without its error document is a wrong address. */
export const isUnknownThing = (error: unknown): boolean =>
  error instanceof ModelRefusal && error.status === 404 && error.said !== undefined;

/** Whether the API refused a request because of the state of what it is about. */
export const isWrongState = (error: unknown): boolean =>
  error instanceof ModelRefusal && (error.status === 400 || error.status === 409);

/** The provider's code for a clear refusal; undefined when the failure is none. */
function refusalCode(error: unknown): string | undefined {
  if (!(error instanceof ModelRefusal) || !isDefinite(error.status)) return undefined;
  const code = error.said?.code;
  if (typeof code === 'string' && code !== '') return code;
  return error.status === 429 ? 'rate_limit_exceeded' : `http_${error.status}`;
}

function isDefinite(status: number): boolean {
  return status >= 400 && status < 500 && !doubtfulStatuses.has(status);
}

function detailOf(error: unknown): string {
  return redactText(error instanceof Error ? error.message : 'unknown failure');
}
