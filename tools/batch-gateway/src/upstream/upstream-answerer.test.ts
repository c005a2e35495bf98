import { afterEach, describe, expect, it } from 'vitest';
import { goodRow } from '@word-list/domain/testing';
import { startGateway } from '../start-gateway.ts';
import {
  createBatch,
  ended,
  makeClient,
  makeDataDir,
  readResults,
  requestLine,
  until,
} from '../testing/gateway-client.ts';
import {
  chatReply,
  errorReply,
  responseReply,
  rowOf,
  rowsOf,
  type Script,
  startScriptedServer,
} from '../testing/scripted-server.ts';
import { makeUpstreamAnswerer } from './upstream-answerer.ts';
import type { UpstreamOptions } from './upstream-options.ts';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** What the server does with one request instead of answering it; 'answer' for an answer. */
type Mischief = keyof typeof misdeeds | 'answer';

const misdeeds = {
  error: errorReply(500, 'overloaded'),
  busy: { ...errorReply(429, 'slow down'), headers: { 'retry-after-ms': '5' } },
  page: { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } },
  reset: 'reset',
  stall: 'stall',
} as const satisfies Readonly<Record<string, ReturnType<Script>>>;

interface StandInOptions {
  readonly style: 'responses' | 'chat';
  readonly takesSchemas?: boolean;
  /** By the number of the request, from 0. */
  readonly mischief?: (count: number) => Mischief;
  readonly port?: number;
}

/** A server of the kind that people run models on: one endpoint, and as unreliable as asked. */
const standIn = async ({ style, takesSchemas = true, mischief, port = 0 }: StandInOptions) => {
  const path = style === 'responses' ? '/v1/responses' : '/v1/chat/completions';
  const reply = style === 'responses' ? responseReply : chatReply;
  const script: Script = ({ route, hasSchema, words }, count) => {
    if (route !== `POST ${path}`) return errorReply(404, 'no such endpoint');
    const deed = mischief?.(count) ?? 'answer';
    if (deed !== 'answer') return misdeeds[deed];
    if (!hasSchema) return reply(words.map(rowOf).join('\n'));
    return takesSchemas
      ? reply(rowsOf(words))
      : errorReply(400, "'response_format' of type json_schema is not supported");
  };
  const server = await startScriptedServer(script, { port });
  closers.push(() => server.close());
  return server;
};

const answererOf = (baseUrl: string, options: Partial<UpstreamOptions> = {}) =>
  makeUpstreamAnswerer({
    baseUrl,
    clock: Date.now,
    random: () => 0.5,
    report: () => undefined,
    backoffMs: 2,
    timeoutMs: 60_000,
    breakMs: 30,
    ...options,
  });

const never = new AbortController().signal;
const context = { batchNumber: 1, line: 0, signal: never };
const request = requestLine('one', ['apple', 'pear']).body;

const rowsIn = (body: unknown): string => JSON.stringify(body);

describe.each(['responses', 'chat'] as const)('a server with %s', (style) => {
  it('is found out once and answers in the form of a Response', async () => {
    const server = await standIn({ style });
    const answerer = answererOf(server.baseUrl, { apiKey: 'secret', model: 'llama' });

    const answers = await Promise.all([1, 2, 3].map(() => answerer.answer(request, context)));

    for (const { status, body, usage } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ object: 'response', status: 'completed', output: [{ type: 'message' }] });
      expect(rowsIn(body)).toContain(goodRow('apple'));
      expect(usage).toEqual({ input: 100, output: 50 });
    }
    expect(server.requests).toHaveLength(style === 'responses' ? 3 : 4);
    expect(server.requests.every(({ authorization }) => authorization === 'Bearer secret')).toBe(true);
    expect(server.requests.every(({ body }) => body.model === 'llama')).toBe(true);
  });

  it('is asked for plain rows once it has refused a schema', async () => {
    const server = await standIn({ style, takesSchemas: false });
    const answerer = answererOf(server.baseUrl, { style });

    const first = await answerer.answer(request, context);
    const second = await answerer.answer(request, context);

    expect(rowsIn(first.body)).toContain(`${goodRow('apple')}\\npear:3`);
    expect(second.status).toBe(200);
    expect(server.requests).toHaveLength(3);
  });

  it.each<[Mischief, number]>([
    ['error', 2],
    ['page', 2],
    ['reset', 2],
    ['busy', 12],
  ])('is asked again after %s', async (mischief, times) => {
    const server = await standIn({ style, mischief: (count) => (count < times ? mischief : 'answer') });

    const { status } = await answererOf(server.baseUrl, { style }).answer(request, context);

    expect(status).toBe(200);
    expect(server.requests).toHaveLength(times + 1);
  });

  it('is asked again when it stalls', async () => {
    const server = await standIn({ style, mischief: (count) => (count === 0 ? 'stall' : 'answer') });

    const { status } = await answererOf(server.baseUrl, { style, timeoutMs: 1_000 }).answer(request, context);

    expect(status).toBe(200);
    // On a busy machine an answer can take longer than that, too.
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('is given up after five tries, with its own error', async () => {
    const server = await standIn({ style, mischief: () => 'error' });

    const plain = { ...request, text: undefined };
    const answer = await answererOf(server.baseUrl, { style }).answer(plain, context);

    expect(answer).toMatchObject({ status: 500, body: { error: { message: 'overloaded' } } });
    expect(server.requests).toHaveLength(5);
  });
});

describe('the upstream answerer', () => {
  it('does not ask again what the server refuses', async () => {
    const server = await standIn({ style: 'chat', takesSchemas: false });

    const answer = await answererOf(`${server.baseUrl}/nowhere`).answer(request, context);

    expect(answer.status).toBe(404);
    expect(server.requests.filter(({ route }) => route.startsWith('POST'))).toHaveLength(2);
  });

  it('waits for a server that is not there yet, and reports it once the breaker opens', async () => {
    const first = await standIn({ style: 'chat' });
    await first.close();
    closers.pop();
    const reports: string[] = [];
    const answerer = answererOf(first.baseUrl, {
      style: 'chat',
      report: (event) => void reports.push(event),
    });

    const answering = answerer.answer(request, context);
    await until(() => (reports.length > 0 ? true : undefined));
    await standIn({ style: 'chat', port: first.port });

    expect((await answering).status).toBe(200);
    expect(reports[0]).toContain('not reachable');
  });

  it('leaves at once when it is aborted while it waits', async () => {
    const server = await standIn({ style: 'chat', mischief: () => 'stall' });
    const abort = new AbortController();

    const answering = answererOf(server.baseUrl).answer(request, { ...context, signal: abort.signal });
    await until(() => (server.requests.length > 1 ? true : undefined));
    abort.abort();

    await expect(answering).rejects.toThrow();
  });

  it('reads refusals, cut answers and thoughts of a chat server', async () => {
    const choices = [
      { finish_reason: 'stop', message: { content: null, refusal: 'No.' } },
      { finish_reason: 'length', message: { content: 'apple:3' } },
      { finish_reason: 'stop', message: { content: '<think>Apples?\n</think>\n{"r":[]}' } },
    ];
    const { fromChatCompletion } = await import('./chat-translation.ts');

    const bodies = choices.map((choice) => fromChatCompletion(request, { choices: [choice] }, 0)?.body);

    expect(bodies[0]).toMatchObject({
      status: 'completed',
      output: [{ content: [{ type: 'refusal', refusal: 'No.' }] }],
    });
    expect(bodies[1]).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
    });
    expect(bodies[2]).toMatchObject({
      output: [{ type: 'reasoning' }, { content: [{ type: 'output_text', text: '{"r":[]}' }] }],
    });
  });
});

describe('5,000 words through an unreliable server', { timeout: 180_000 }, () => {
  const deeds: readonly Mischief[] = [
    'error',
    'busy',
    'reset',
    'page',
    'stall',
    'answer',
    'answer',
    'answer',
    'answer',
    'answer',
  ];
  /** A linear congruential generator: the same misdeeds in every run of the test. */
  const deedOf = (count: number): Mischief =>
    deeds[Math.floor((((count * 1_103_515_245 + 12_345) >>> 8) % 1_000) / 100)] ?? 'answer';

  it.each(['responses', 'chat'] as const)(
    'complete with %s, over two restarts of the gateway',
    async (style) => {
      const server = await standIn({ style, mischief: deedOf });
      const dataDir = makeDataDir();
      closers.push(() => {
        dataDir.remove();
      });
      const start = async () => {
        const answerer = answererOf(server.baseUrl, { timeoutMs: 2_000, attempts: 8, concurrency: 8 });
        const gateway = await startGateway({ dataDir: dataDir.path, port: 0, answerer });
        return { gateway, client: makeClient(gateway.url) };
      };
      const lines = Array.from({ length: 100 }, (_, line) =>
        requestLine(
          `l${String(line)}`,
          Array.from({ length: 50 }, (_word, index) => `w${String(line)}x${String(index)}`),
        ),
      );
      let { gateway, client } = await start();
      const { id } = await createBatch(client, lines);

      for (const least of [10, 50]) {
        await until(async () =>
          ((await client.batches.retrieve(id)).request_counts?.completed ?? 0) >= least ? true : undefined,
        );
        await gateway.close();
        ({ gateway, client } = await start());
      }
      const batch = await ended(client, id);
      const results = await readResults(client, batch.output_file_id);
      const ledger = gateway.ledger();
      await gateway.close();

      expect(batch).toMatchObject({
        status: 'completed',
        request_counts: { total: 100, completed: 100, failed: 0 },
      });
      expect(new Set(results.map((line) => line['custom_id'])).size).toBe(100);
      expect(ledger.map(({ customId }) => customId).toSorted()).toEqual(
        lines.map((line) => line.custom_id).toSorted(),
      );
    },
  );
});
