import type { DescribedExample } from './described-document.ts';

/** The command line that makes the request of an example. */
export const curlOf = ({
  method,
  scoped,
  url,
  headers,
  body,
}: Pick<DescribedExample, 'url' | 'headers' | 'body'> & { method: string; scoped: boolean }): string =>
  [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    ...(scoped ? ['-H "authorization: Bearer $TOKEN"'] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...bodyOf(body),
    `"$ORIGIN${url}"`,
  ].join(' ');

/** A text names its type among the headers. */
function bodyOf(body: unknown): string[] {
  if (body === undefined) return [];
  if (typeof body === 'string') return [`--data-binary ${quoted(body)}`];
  return [`-H 'content-type: application/json' -d ${quoted(JSON.stringify(body))}`];
}

/** One shell word; nothing in it is read by the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
