import type { Caller } from './api-event.ts';
import { HttpProblem } from './problem-answer.ts';

/**
 * Throws 403 unless the caller's token has the scope, plain or behind the identifier of its resource server
 * (`<identifier>/<scope>`). The gateway has checked before; this guards against a route without its authorizer.
 */
export const requireScope = ({ scopes }: Caller, scope: string): void => {
  if (scopes.some((given) => given === scope || given.endsWith(`/${scope}`))) return;
  throw new HttpProblem(403, 'missing-scope', { detail: `the token needs the scope ${scope}` });
};
