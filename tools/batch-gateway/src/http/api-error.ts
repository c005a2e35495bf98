import type { OpenAI } from 'openai';

export interface ApiErrorFields {
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

/** A refusal that the client is told about, in the provider's form: an HTTP status and one error object. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly fields: ApiErrorFields;

  constructor(status: number, message: string, fields: ApiErrorFields = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** The document `{error:{message,type,param,code}}` that the SDK turns into its own error classes. */
export const errorDocument = (
  message: string,
  fields: ApiErrorFields = {},
): { error: OpenAI.ErrorObject } => ({
  error: {
    message,
    type: fields.type ?? 'invalid_request_error',
    param: fields.param ?? null,
    code: fields.code ?? null,
  },
});
