import type { Log } from '@word-list/domain';
import type { ApiAnswer } from './api-answer.ts';
import { apiEvent, callerOf, requestOf, type ApiEvent, type ApiRequest, type Caller } from './api-event.ts';
import { resultOf, type ApiResult } from './api-result.ts';
import { makeRouter, type ApiRoutes } from './api-routes.ts';
import { HttpProblem, problemAnswer } from './problem-answer.ts';

/** Headers of every answer, unless the route sets its own. */
const usualHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** What a function behind the gateway is made of. */
export interface ApiOptions {
  /** They answer, or throw what `problemAnswer` maps. */
  readonly routes: ApiRoutes;
  /** Before the route is looked for. */
  readonly before?: (request: ApiRequest) => void | Promise<void>;
  readonly log: Log;
  /** Headers of every answer of this application, errors too, unless the route sets its own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the function that API Gateway calls (payload format 2.0) of routes. Logs unknown errors once. */
export const apiHandler = ({ routes, before, log, headers = {} }: ApiOptions) => {
  const answerRoute = makeRouter(routes);

  const answer = async (event: ApiEvent, caller: Caller): Promise<ApiAnswer> => {
    try {
      const request = readableRequest(event);
      await before?.(request);
      const answered = await answerRoute(request, caller);
      return request.method === 'HEAD' ? { ...answered, body: '' } : answered;
    } catch (error) {
      const problem = problemAnswer(error, caller.requestId);
      if (problem.status >= 500) {
        log.error('request failed', { requestId: caller.requestId, path: event.rawPath, error });
      }
      return problem;
    }
  };

  return async (input: unknown): Promise<ApiResult> => {
    const event = apiEvent.parse(input);
    const answered = await answer(event, callerOf(event));
    const all = { ...usualHeaders, ...headers, ...answered.headers };
    return resultOf({ ...answered, headers: all }, event.headers['accept-encoding']);
  };
};

function readableRequest(event: ApiEvent): ApiRequest {
  try {
    return requestOf(event);
  } catch (error) {
    throw new HttpProblem(400, 'invalid-request', { detail: 'the request cannot be read', cause: error });
  }
}
