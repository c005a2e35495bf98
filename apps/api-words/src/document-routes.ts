import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerNothing,
  type ApiAnswer,
  type ApiRoutes,
  type RoutedRequest,
} from '@word-list/adapters/http-api';
import { matchesTag, noParameters, readParameters } from '@word-list/domain/api';
import { describedDocument, docsPage, pageStyle } from '@word-list/domain/api/docs';

interface FixedText {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const documentText = once(() => ({
  body: JSON.stringify(readDocument()),
  headers: { 'content-type': 'application/json; charset=utf-8' },
}));

const pageText = once(() => ({
  body: docsPage(describedDocument.parse(readDocument())),
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy() },
}));

/** The routes that describe the API: the document for programs, the page for people. */
export const documentRoutes: ApiRoutes = {
  'GET /api/openapi.json': (request) => answerFixed(request, documentText()),
  'GET /api/docs': (request) => answerFixed(request, pageText()),
};

function once(make: () => FixedText): () => FixedText {
  let made: FixedText | undefined;
  return () => (made ??= make());
}

/** Not in the bundle: no cold start waits for it. */
function readDocument(): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8')) as unknown;
}

/** The page brings its own style and nothing else; the hash allows this one style. */
function pagePolicy(): string {
  return `default-src 'none'; style-src 'sha256-${sha256(pageStyle)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function answerFixed(request: RoutedRequest, { body, headers }: FixedText): ApiAnswer {
  readParameters(noParameters, request.url.search);
  const etag = `W/"${sha256(body).slice(0, 22)}"`;
  const kept = { etag, 'cache-control': 'public, max-age=300' };
  if (matchesTag(request.headers['if-none-match'], etag)) return answerNothing(304, kept);
  return { status: 200, headers: { ...kept, ...headers }, body };
}
