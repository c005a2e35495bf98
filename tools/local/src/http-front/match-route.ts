import type { Route } from '@word-list/topology';

export interface MatchedRoute {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The route for a request; the one with fewer parameters wins. Undefined when there is none.
 * `path` is the path as sent. Throws URIError for a broken percent escape.
 */
export const matchRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): MatchedRoute | undefined =>
  routes
    .filter((route) => route.method === method)
    .toSorted((one, other) => parameterCount(one) - parameterCount(other))
    .flatMap((route) => {
      const pathParameters = matchPath(route.path, path);
      return pathParameters === undefined ? [] : [{ route, pathParameters }];
    })
    .at(0);

function parameterCount(route: Route): number {
  return route.path.split('{').length - 1;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [place, segment] of wanted.entries()) {
    const value = given[place] ?? '';
    const name = parameterName(segment);
    if (name === undefined ? segment !== value : value === '') return undefined;
    if (name !== undefined) found[name] = decodeURIComponent(value);
  }
  return found;
}

function parameterName(segment: string): string | undefined {
  return /^\{(.+)\}$/u.exec(segment)?.[1];
}
