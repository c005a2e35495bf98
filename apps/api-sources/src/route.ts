import { requireScope, type Caller } from '@word-list/adapters/http-api';
import { readParameters, type Scope } from '@word-list/domain/api';
import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod';

/** What routes find in `context.env`: the caller. */
export interface ApiEnv {
  Bindings: Caller;
}

/** Lets only tokens with this scope pass. */
export const withScope =
  (scope: Scope): MiddlewareHandler<ApiEnv> =>
  async (context, next) => {
    requireScope(context.env, scope);
    await next();
  };

/** The parameters of the query. Throws InvalidInput for unknown, repeated or wrong ones. */
export const readQuery = <Schema extends z.ZodObject>(
  context: Context<ApiEnv>,
  schema: Schema,
): z.output<Schema> => readParameters(schema, new URL(context.req.url).search);
