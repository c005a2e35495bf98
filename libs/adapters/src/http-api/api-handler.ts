import type { Log } from '@word-list/domain';
import { apiEvent, callerOf, requestOf, type Caller } from './api-event.ts';
import { resultOf, type ApiResult } from './api-result.ts';
import { HttpProblem, problemAnswer } from './problem-answer.ts';

/** An HTTP application: answers a request of a caller, or throws what `problemAnswer` maps. */
export type ApiFetch = (request: Request, caller: Caller) => Response | Promise<Response>;

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
  readonly fetch: ApiFetch;
  readonly log: Log;
  /** Headers of every answer of this application, errors too, unless the route sets its own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the function that API Gateway calls (payload format 2.0) of an HTTP application. Logs unknown errors once. */
export const apiHandler = ({ fetch, log, headers = {} }: ApiOptions) => {
  const answer = async (event: ReturnType<typeof apiEvent.parse>, caller: Caller): Promise<Response> => {
    try {
      return await fetch(readableRequest(event), caller);
    } catch (error) {
      const response = problemAnswer(error, caller.requestId);
      if (response.status >= 500) {
        log.error('request failed', { requestId: caller.requestId, path: event.rawPath, error });
      }
      return response;
    }
  };

  return async (input: unknown): Promise<ApiResult> => {
    const event = apiEvent.parse(input);
    const response = await answer(event, callerOf(event));
    return resultOf(withHeaders(response, headers), event.headers['accept-encoding']);
  };
};

function readableRequest(event: Parameters<typeof requestOf>[0]): Request {
  try {
    return requestOf(event);
  } catch (error) {
    throw new HttpProblem(400, 'invalid-request', { detail: 'the request cannot be read', cause: error });
  }
}

function withHeaders(response: Response, more: Readonly<Record<string, string>>): Response {
  const headers = new Headers({ ...usualHeaders, ...more, ...Object.fromEntries(response.headers) });
  return new Response(response.body, { status: response.status, headers });
}
