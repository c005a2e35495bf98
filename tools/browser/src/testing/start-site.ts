import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { listen } from '@word-list/adapters/testing';
import { listKey, sha256Hex, type Judge, type ScoredWord } from '@word-list/domain';
import { fixedClock, memoryChunkStore, memoryWordsDatabase, putWord } from '@word-list/domain/testing';
import { openHandler, type SignInPage, type SiteResult } from './open-handler.ts';

/** The page and the API over words in memory. */
export interface Site {
  readonly origin: string;
  /** What the API does instead of answering; undefined answers. */
  trouble: 'silent' | 'broken' | undefined;
  /** Has more words scored. */
  readonly add: (words: readonly ScoredWord[]) => void;
  readonly stop: () => Promise<void>;
}

interface Shown {
  /** Where operators sign in. */
  readonly signIn?: SignInPage;
  /** Whether the page is served beside the API. */
  readonly page?: boolean;
  /** Judges that have to be there before their words. */
  readonly judges?: readonly Judge[];
  /** Lists by name. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** Starts it on a free port of this machine. */
export async function startSite(
  words: readonly ScoredWord[],
  { signIn, page = true, lists = {}, judges = [] }: Shown = {},
): Promise<Site> {
  const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
  const site = { trouble: undefined as Site['trouble'] };
  const add = (more: readonly ScoredWord[]): void => {
    for (const word of more) putWord(tables, word);
  };
  for (const judge of judges) tables.judges.put(judge);
  add(words);
  const objects = memoryChunkStore();
  for (const [name, of] of Object.entries(lists)) {
    const text = of.map((one) => `${one}\n`).join('');
    const list = {
      ...{ source: `source-of-${name}`, name, runId: 'run-1', runStartedAt: '2026-01-02T03:04:05.678Z' },
      ...{ sha256: sha256Hex(text), words: of.length, fixedAt: '2026-01-02T03:05:05.678Z' },
      ...{ isPublic: true, isGone: false, stored: [], revision: 1n },
    };
    await objects.put(listKey(list), text);
    tables.lists.put(list);
  }
  const handler = await openHandler(catalogue, { objects, origin: 'http://words.example', signIn, page });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const trouble = request.url?.startsWith('/api/') === true ? site.trouble : undefined;
    if (trouble === 'silent') request.destroy();
    else if (trouble === 'broken') response.writeHead(500).end();
    else send(await handler(await eventOf(request)), response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const { origin, stop } = await listen(server);
  return Object.assign(site, { origin, add, stop });
}

async function eventOf(request: IncomingMessage) {
  const { method = 'GET', url = '/', headers } = request;
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  const body = Buffer.concat(pieces).toString('utf8');
  const sent = body === '' ? {} : { body };
  return apiGatewayEvent({ method, url, headers: headers as Record<string, string>, ...sent });
}

function send(result: SiteResult, response: ServerResponse): void {
  response.writeHead(result.statusCode, result.headers);
  response.end(result.isBase64Encoded ? Buffer.from(result.body, 'base64') : result.body);
}
