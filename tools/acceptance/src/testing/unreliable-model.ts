import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

const asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  response_format: z.unknown().optional(),
});

type Deed = 'answer' | 'slow' | 'error' | 'page' | 'busy' | 'reset' | 'cut' | 'stall';

/** Of a hundred requests; the rest is answered. */
const shares: readonly (readonly [Deed, number])[] = [
  ['error', 8],
  ['page', 3],
  ['busy', 5],
  ['reset', 7],
  ['cut', 4],
  ['stall', 4],
  ['slow', 6],
];

const ranges = [6, 6, 11, 6, 6, 6, 6, 6, 2];

/** What this model thinks of a word: its scores in the order of the attributes, and a type. The same at every call. */
export const opinionOf = (word: string): { readonly scores: readonly number[]; readonly type: string } => {
  const bytes = createHash('sha256').update(word).digest();
  const scores = ranges.map((range, place) => ((bytes[place] ?? 0) % range) - (range === 11 ? 5 : 0));
  return { scores, type: ['noun', 'verb', 'adjective'][(bytes[9] ?? 0) % 3] ?? 'noun' };
};

const jsonHead = { 'content-type': 'application/json' };
type Misdeed = Exclude<Deed, 'answer' | 'slow'>;

const misdeeds: Readonly<Record<Misdeed, (response: ServerResponse, answer: string) => void>> = {
  error: (response) => void response.writeHead(500, jsonHead).end(fault('out of memory')),
  page: (response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  busy: (response) =>
    void response.writeHead(429, { ...jsonHead, 'retry-after': '1' }).end(fault('slow down')),
  reset: (response) => void response.socket?.resetAndDestroy(),
  cut: (response, answer) => {
    response.writeHead(200, { ...jsonHead, 'content-length': Buffer.byteLength(answer) });
    response.write(answer.slice(0, answer.length / 2), () => response.destroy());
  },
  stall: (response) => void setTimeout(() => response.socket?.resetAndDestroy(), 1500),
};

/**
 * A server of the kind that people run models on: chat completions only, no batches; it fails, stalls and limits its
 * rate at random by seed, and otherwise answers rightly. It keeps count of what it answered.
 */
export const startUnreliableModel = async (seed: number) => {
  const random = makeRandom(seed);
  const deeds = new Map<Deed, number>();
  const answeredTimes = new Map<string, number>();
  let prompts = 0;

  const answer = (response: ServerResponse, words: readonly string[], document: string): void => {
    response.once('finish', () => {
      prompts += 1;
      for (const word of words) answeredTimes.set(word, (answeredTimes.get(word) ?? 0) + 1);
    });
    response.writeHead(200, jsonHead).end(document);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received: unknown = await json(request);
    if (request.url !== '/v1/chat/completions') {
      response.writeHead(404, jsonHead).end(fault('no such endpoint'));
      return;
    }
    const body = asked.parse(received);
    const words = (body.messages.at(-1)?.content ?? '').split('\n');
    const document = completion(words, body.response_format !== undefined);
    const deed = drawDeed(random());
    deeds.set(deed, (deeds.get(deed) ?? 0) + 1);
    if (deed !== 'answer' && deed !== 'slow') {
      misdeeds[deed](response, document);
      return;
    }
    await sleep(deed === 'slow' ? 1000 : 30);
    answer(response, words, document);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy()); // The caller was killed while it spoke.
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    /** How often each word was answered in full. */
    answeredTimes: answeredTimes as ReadonlyMap<string, number>,
    /** How often it did what. */
    deeds: deeds as ReadonlyMap<string, number>,
    /** How many prompts it has answered in full. */
    prompts: () => prompts,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export type UnreliableModel = Awaited<ReturnType<typeof startUnreliableModel>>;

function fault(message: string): string {
  return JSON.stringify({ error: { message, type: 'server_error' } });
}

/** Numbers from 0 to 1, the same for the same seed. */
function makeRandom(seed: number) {
  let state = seed >>> 0;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function completion(words: readonly string[], hasSchema: boolean): string {
  const rows = words.map(rowOf);
  const content = hasSchema ? JSON.stringify({ r: rows }) : rows.join('\n');
  return JSON.stringify({
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 100, completion_tokens: 20 * words.length },
  });
}

function rowOf(word: string): string {
  const { scores, type } = opinionOf(word);
  return `${word}:${scores.join(',')},${type}`;
}

function drawDeed(number: number): Deed {
  let rest = number * 100;
  for (const [deed, share] of shares) {
    rest -= share;
    if (rest < 0) return deed;
  }
  return 'answer';
}
