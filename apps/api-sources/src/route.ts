import { requireScope, type AnswerRoute, type ApiRequest } from '@word-list/adapters/http-api';
import { readParameters, type Scope } from '@word-list/domain/api';
import type * as z from 'zod';

/** Lets only tokens with this scope pass. */
export const withScope =
  (scope: Scope, answer: AnswerRoute): AnswerRoute =>
  async (request) => {
    requireScope(request.caller, scope);
    return answer(request);
  };

/** The parameters of the query. Throws InvalidInput for unknown, repeated or wrong ones. */
export const readQuery = <Schema extends z.ZodObject>(
  { url }: ApiRequest,
  schema: Schema,
): z.output<Schema> => readParameters(schema, url.search);
