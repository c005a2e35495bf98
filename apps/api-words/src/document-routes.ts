import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '@word-list/adapters/http-api';
import { matchesTag, noParameters, readParameters } from '@word-list/domain/api';
import { describedDocument, docsPage, pageStyle } from '@word-list/domain/api/docs';
import type { Context, Hono } from 'hono';

/** The page brings its own style and nothing else; the hash allows this one style. */
const pagePolicy = `default-src 'none'; style-src 'sha256-${sha256(pageStyle)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

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
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy },
}));

/** Adds the routes that describe the API: the document for programs, the page for people. */
export const addDocumentRoutes = (app: Hono<{ Bindings: Caller }>): void => {
  app.get('/api/openapi.json', (context) => answerFixed(context, documentText()));
  app.get('/api/docs', (context) => answerFixed(context, pageText()));
};

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Not in the bundle: no cold start waits for it. */
function readDocument(): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8')) as unknown;
}

function once(make: () => FixedText): () => FixedText {
  let made: FixedText | undefined;
  return () => (made ??= make());
}

function answerFixed(context: Context, { body, headers }: FixedText): Response {
  readParameters(noParameters, new URL(context.req.url).search);
  const etag = `W/"${sha256(body).slice(0, 22)}"`;
  const kept = { etag, 'cache-control': 'public, max-age=300' };
  if (matchesTag(context.req.header('if-none-match'), etag))
    return new Response(null, { status: 304, headers: kept });
  return new Response(body, { headers: { ...kept, ...headers } });
}
