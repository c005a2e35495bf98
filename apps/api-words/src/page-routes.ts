import {
  answerJson,
  answerNothing,
  HttpProblem,
  type ApiAnswer,
  type ApiRequest,
  type ApiRoutes,
} from '@word-list/adapters/http-api';
import { matchesTag, negotiate } from '@word-list/domain/api';
import type { PageFile, PageFiles } from './page-files.ts';

/** The page for people. */
export interface Page {
  readonly files: PageFiles;
  /** Where its operators sign in; without it, they show a token. */
  readonly signIn?: { readonly origin: string; readonly clientId: string };
}

/** Where the page is; what it shows there is decided in the browser. */
const places = ['/', '/word/:word', '/check', '/lists', '/judges', '/docs'];

/** The page and the files that it is made of. */
export function pageRoutes(page: Page): ApiRoutes {
  const { files, signIn } = page;
  const pagePolicy = policyOf(page);
  const find = (path: string): PageFile => {
    const file = files.get(path);
    if (file === undefined) throw new HttpProblem(404, 'no-such-route', { detail: 'there is no such file' });
    return file;
  };
  const answerPage = (request: ApiRequest): ApiAnswer => {
    const file = find('/index.html');
    return answerFile(request, file, {
      'cache-control': 'no-cache',
      'content-security-policy': pagePolicy,
      ...firstLink(request, file),
    });
  };
  return {
    ...Object.fromEntries(places.map((place) => [`GET ${place}`, answerPage])),
    'GET /sign-in.json': () => answerJson(signIn ?? null, { headers: { 'cache-control': 'no-cache' } }),
    // Their names change with their content.
    'GET /assets/:file': (request) =>
      answerFile(request, find(`/assets/${request.param('file')}`), {
        'cache-control': 'public, max-age=31536000, immutable',
      }),
  };
}

/** Words are on their way to the browser before it has read a script: of a bare address it is known which. */
function firstLink({ url }: ApiRequest, { first }: PageFile): Readonly<Record<string, string>> {
  const { pathname, search } = url;
  if (first === undefined || pathname !== '/' || search !== '') return {};
  return { link: `<${first}>; rel=preload; as=fetch; crossorigin=anonymous` };
}

/** The page brings its own scripts, styles and pictures, and asks nobody but this API and who signs operators in. */
function policyOf({ signIn }: Page): string {
  return [
    "default-src 'none'",
    ...['script-src', 'style-src', 'img-src', 'font-src', 'manifest-src'].map((kind) => `${kind} 'self'`),
    ["connect-src 'self'", ...(signIn === undefined ? [] : [signIn.origin])].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function answerFile(
  { headers: asked }: ApiRequest,
  file: PageFile,
  more: Readonly<Record<string, string>>,
): ApiAnswer {
  const accepted = asked['accept-encoding'];
  const encoding = accepted === undefined ? undefined : negotiate(accepted, [...file.encodings, 'identity']);
  const packed = encoding === 'identity' ? undefined : encoding;
  const etag = `"${file.hash}${packed === undefined ? '' : `-${packed}`}"`;
  const headers = { ...more, etag, vary: 'accept-encoding', 'cross-origin-resource-policy': 'same-origin' };
  if (matchesTag(asked['if-none-match'], etag)) return answerNothing(304, headers);
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': file.type,
      ...(packed !== undefined && { 'content-encoding': packed }),
    },
    body: file.read(packed),
  };
}
