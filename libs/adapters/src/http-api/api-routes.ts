import type { ApiRequest, Caller } from './api-event.ts';
import type { ApiAnswer } from './api-answer.ts';
import { HttpProblem } from './problem-answer.ts';

/** A request that a route was found for. */
export interface RoutedRequest extends ApiRequest {
  readonly caller: Caller;
  /** What stands in the path for `:name` of the route, decoded; throws for a name that the route has not. */
  param(name: string): string;
}

export type AnswerRoute = (request: RoutedRequest) => ApiAnswer | Promise<ApiAnswer>;

/** By method and path, such as `GET /api/words/:word`: `:word` is any one segment that is not empty. */
export type ApiRoutes = Readonly<Record<`${string} /${string}`, AnswerRoute>>;

/** Answers by the first route that fits. Throws 404 where there is none. HEAD has the routes of GET. */
export const makeRouter = (routes: ApiRoutes) => {
  const known = Object.entries(routes).map(([name, answer]) => {
    const [method = '', path = ''] = name.split(' ');
    return { method, wanted: path.split('/'), answer };
  });
  return (request: ApiRequest, caller: Caller): ApiAnswer | Promise<ApiAnswer> => {
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    const given = request.url.pathname.split('/').map(decode);
    const route = known.find(({ method, wanted }) => method === asked && fits(wanted, given));
    if (route === undefined)
      throw new HttpProblem(404, 'no-such-route', { detail: 'this API has no such path' });
    const param = (name: string) => found(given[route.wanted.indexOf(`:${name}`)], name);
    return route.answer({ ...request, caller, param });
  };
};

/** As far as it can be decoded: a lone `%` means itself. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment.replaceAll(/(?:%[\da-f]{2})+/giu, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        return escapes; // bytes that are no UTF-8
      }
    });
  }
}

function fits(wanted: readonly string[], given: readonly string[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) => (segment.startsWith(':') ? given[at] !== '' : segment === given[at]))
  );
}

function found(segment: string | undefined, name: string): string {
  if (segment === undefined) throw new Error(`the route has no :${name}`);
  return segment;
}
