import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import OpenAI from 'openai';
import type { Answerer } from './answers/answerer.ts';
import { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
import { type Gateway, type GatewayOptions, startGateway } from './start-gateway.ts';
import { readLedger } from './store/ledger.ts';
import {
  createBatch,
  ended,
  flatLexicon,
  makeClient,
  makeDataDir,
  readResults,
  requestLine,
  until,
  uploadLines,
} from './testing/gateway-client.ts';

const flat = makeLexiconAnswerer({ lexicon: flatLexicon, clock: () => 0 });

let dataDir: ReturnType<typeof makeDataDir>;
const gateways: Gateway[] = [];

const start = async (
  options: Partial<GatewayOptions> = {},
): Promise<{ gateway: Gateway; client: OpenAI }> => {
  const gateway = await startGateway({ dataDir: dataDir.path, port: 0, answerer: flat, ...options });
  gateways.push(gateway);
  return { gateway, client: makeClient(gateway.url) };
};

/** Answers the first `count` requests and keeps the rest waiting until it is aborted. */
const answersOnly = (count: number): Answerer => {
  let asked = 0;
  return {
    concurrency: 4,
    async answer(request, context) {
      asked += 1;
      if (asked <= count) return flat.answer(request, context);
      return new Promise((_resolve, reject) => {
        context.signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    },
  };
};

beforeEach(() => {
  dataDir = makeDataDir();
});

afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  dataDir.remove();
});

describe('files', () => {
  it('gives back what was uploaded, with its hash', async () => {
    const { client } = await start();
    const content = 'x'.repeat(300_000);

    const file = await uploadLines(client, [content]);

    expect(file).toMatchObject({ object: 'file', bytes: 300_000, filename: 'input.jsonl', purpose: 'batch' });
    expect(await (await client.files.content(file.id)).text()).toBe(content);
    expect(await client.files.retrieve(file.id)).toEqual(file);
  });

  it('lists files by purpose and forgets a deleted one', async () => {
    const { client } = await start();
    const first = await uploadLines(client, ['a']);
    const second = await uploadLines(client, ['b']);

    await client.files.delete(first.id);

    expect((await client.files.list({ purpose: 'batch' })).data.map(({ id }) => id)).toEqual([second.id]);
    await expect(client.files.retrieve(first.id)).rejects.toThrow(OpenAI.NotFoundError);
  });

  it('refuses a file that is too large and keeps nothing of it', async () => {
    const { client } = await start({ limits: { maxFileBytes: 10 } });

    await expect(uploadLines(client, ['x'.repeat(11)])).rejects.toMatchObject({ status: 413 });

    expect((await client.files.list()).data).toEqual([]);
  });

  it('takes a batch file by any name, and without one', async () => {
    const { client, gateway } = await start();
    const form = new FormData();
    form.append('purpose', 'batch');
    form.append('file', JSON.stringify(requestLine('one', ['a'])));

    const named = await client.files.create({ purpose: 'batch', file: new File(['x'], 'words.txt') });
    const nameless = await fetch(`${gateway.url}/v1/files`, { method: 'POST', body: form });

    expect(named.filename).toBe('words.txt');
    expect(await nameless.json()).toMatchObject({ object: 'file', purpose: 'batch' });
  });

  it('keeps nothing of an upload that it refuses', async () => {
    const { client } = await start();
    const upload = client.files.create({ purpose: 'nonsense' as 'batch', file: new File(['x'], 'a.jsonl') });

    await expect(upload).rejects.toMatchObject({ status: 400, param: 'purpose' });

    expect(readdirSync(join(dataDir.path, 'files'))).toEqual([]);
  });
});

describe('a batch', () => {
  it('completes with one output line per request, joined by custom_id', async () => {
    const { client } = await start();

    const created = await createBatch(
      client,
      [requestLine('one', ['apple', 'pear']), requestLine('two', ['plum'])],
      { part: 'p1' },
    );
    const batch = await ended(client, created.id);

    expect(created).toMatchObject({ status: 'validating', metadata: { part: 'p1' } });
    expect(batch).toMatchObject({
      status: 'completed',
      model: 'lexicon-2',
      error_file_id: null,
      request_counts: { total: 2, completed: 2, failed: 0 },
      metadata: { part: 'p1' },
    });
    expect(batch.usage?.total_tokens).toBeGreaterThan(0);
    const [one] = await readResults(client, batch.output_file_id);
    expect(one).toMatchObject({
      custom_id: 'one',
      error: null,
      response: { status_code: 200, body: { status: 'completed' } },
    });
    expect(JSON.stringify(one)).toContain('apple:3,0,-2,2,0,1,2,0,0,');
  });

  it('is listed newest first, page by page', async () => {
    const { client } = await start();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c'])
      ids.unshift((await createBatch(client, [requestLine(name, [name])])).id);

    const first = await client.batches.list({ limit: 2 });
    const all: string[] = [];
    for await (const batch of client.batches.list({ limit: 2 })) all.push(batch.id);

    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    expect(all).toEqual(ids);
  });

  it.each([
    ['invalid_json_line', ['{']],
    ['duplicate_custom_id', [requestLine('one', ['a']), requestLine('one', ['b'])]],
    ['url_mismatch', [requestLine('one', ['a'], { url: '/v1/chat/completions' })]],
    [
      'model_mismatch',
      [requestLine('one', ['a']), requestLine('two', ['b'], { body: { model: 'other', input: 'b' } })],
    ],
    ['missing_required_parameter', [requestLine('', ['a'])]],
    ['empty_file', ['']],
    ['too_many_tasks', [1, 2, 3].map((index) => requestLine(String(index), ['a']))],
    ['token_limit_exceeded', [requestLine('one', ['a'.repeat(9_000)])]],
  ])('fails whole with %s', async (code, lines) => {
    const { client, gateway } = await start({ limits: { maxLines: 2, maxEnqueuedTokens: 2_000 } });

    const batch = await ended(client, (await createBatch(client, lines)).id);

    expect(batch).toMatchObject({ status: 'failed', output_file_id: null, error_file_id: null });
    expect(batch.errors?.data?.at(0)?.code).toBe(code);
    expect(gateway.ledgerSummary()).toEqual({ prompts: 0, words: 0 });
  });

  it('refuses unknown files, endpoints and windows at once', async () => {
    const { client } = await start();
    const file = await uploadLines(client, [requestLine('one', ['a'])]);
    const good = { input_file_id: file.id, endpoint: '/v1/responses', completion_window: '24h' } as const;

    await expect(client.batches.create({ ...good, input_file_id: 'file-none' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(client.batches.create({ ...good, endpoint: '/v1/embeddings' })).rejects.toMatchObject({
      status: 400,
      param: 'endpoint',
    });
  });

  it('delivers what was answered before it was cancelled, and keeps its metadata', async () => {
    const { client } = await start({ answerer: answersOnly(2) });
    const lines = ['a', 'b', 'c', 'd'].map((word) => requestLine(word, [word]));
    const { id } = await createBatch(client, lines, { part: 'p1' });
    await until(async () =>
      (await client.batches.retrieve(id)).request_counts?.completed === 2 ? true : undefined,
    );

    const cancelling = await client.batches.cancel(id);
    const batch = await ended(client, id);

    expect(cancelling.status).toBe('cancelling');
    expect(batch).toMatchObject({ status: 'cancelled', metadata: { part: 'p1' }, error_file_id: null });
    expect(await readResults(client, batch.output_file_id)).toHaveLength(2);
    await expect(client.batches.cancel(id)).rejects.toMatchObject({ status: 409 });
  });

  it('expires with the rest in the error file', async () => {
    const { client } = await start({ answerer: answersOnly(1), limits: { completionWindowMs: 1_500 } });
    const { id } = await createBatch(client, [requestLine('a', ['a']), requestLine('b', ['b'])]);

    const batch = await ended(client, id);

    expect(batch).toMatchObject({ status: 'expired', request_counts: { total: 2, completed: 1, failed: 1 } });
    expect(await readResults(client, batch.output_file_id)).toHaveLength(1);
    expect(await readResults(client, batch.error_file_id)).toMatchObject([
      { custom_id: 'b', response: null, error: { code: 'batch_expired' } },
    ]);
  });

  it('stays in progress for the asked delay', async () => {
    const { client } = await start({ delayMs: 300 });
    const begin = Date.now();

    await ended(client, (await createBatch(client, [requestLine('a', ['a'])])).id);

    expect(Date.now() - begin).toBeGreaterThanOrEqual(300);
  });
});

describe('the ledger', () => {
  it('has one row per prompt that was asked, with its words and metadata', async () => {
    const { client, gateway } = await start();
    await ended(client, (await createBatch(client, [requestLine('one', ['a', 'b'])], { run: 'r' })).id);
    await client.responses.create({ model: 'lexicon-2', input: 'c' });

    const entries = readLedger(dataDir.path);

    expect(entries).toMatchObject([
      { customId: 'one', model: 'lexicon-2', words: ['a', 'b'], metadata: { run: 'r' }, status: 200 },
      { batchId: null, customId: null, words: ['c'] },
    ]);
    expect(await (await fetch(`${gateway.url}/ledger/summary`)).json()).toEqual({ prompts: 2, words: 3 });
    const lines = (await (await fetch(`${gateway.url}/ledger`)).text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(entries);
  });

  it('counts every line once when the gateway is stopped and started half way', async () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      requestLine(`l${String(index)}`, [`w${String(index)}`]),
    );
    const { gateway, client } = await start({ answerer: answersOnly(40) });
    const { id } = await createBatch(client, lines);
    await until(async () =>
      (await client.batches.retrieve(id)).request_counts?.completed === 40 ? true : undefined,
    );
    await gateway.close();
    gateways.length = 0;

    const second = await start();
    const batch = await ended(second.client, id);

    expect(batch.request_counts).toEqual({ total: 100, completed: 100, failed: 0 });
    expect(await readResults(second.client, batch.output_file_id)).toHaveLength(100);
    const asked = readLedger(dataDir.path).map(({ customId }) => customId);
    expect(asked).toHaveLength(100);
    expect(new Set(asked).size).toBe(100);
  });
});

describe('a batch whose server refuses everything', () => {
  const stop = { code: 'insufficient_quota', message: 'You exceeded your current quota.' };
  const refusing = (after: number): Answerer => {
    let asked = 0;
    return {
      concurrency: 1,
      answer(request, context) {
        asked += 1;
        if (asked <= after) return flat.answer(request, context);
        return Promise.resolve({ status: 429, body: {}, usage: { input: 0, output: 0 }, stop });
      },
    };
  };
  const lines = ['a', 'b', 'c'].map((name) => requestLine(name, [name]));

  it('fails with its words when nothing was answered', async () => {
    const { client, gateway } = await start({ answerer: refusing(0) });

    const batch = await ended(client, (await createBatch(client, lines)).id);

    expect(batch).toMatchObject({ status: 'failed', errors: { data: [stop] } });
    expect(gateway.ledgerSummary().prompts).toBe(0);
  });

  it('delivers what was answered, and its words for the rest', async () => {
    const { client } = await start({ answerer: refusing(1) });

    const batch = await ended(client, (await createBatch(client, lines)).id);

    expect(batch).toMatchObject({ status: 'expired', request_counts: { completed: 1, failed: 2 } });
    expect(await readResults(client, batch.output_file_id)).toMatchObject([{ custom_id: 'a' }]);
    expect(await readResults(client, batch.error_file_id)).toMatchObject([
      { custom_id: 'b', response: null, error: stop },
      { custom_id: 'c', response: null, error: stop },
    ]);
  });
});

describe('the server', () => {
  it('gives whole answers only', async () => {
    const { client } = await start();

    const streamed = client.responses.create({ model: 'lexicon-2', input: 'apple', stream: true });

    await expect(streamed).rejects.toMatchObject({ status: 400, param: 'stream' });
  });

  it('names its model, and numbers its answers', async () => {
    const { client } = await start();

    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['lexicon-2']);
    expect(await client.models.retrieve('lexicon-2')).toMatchObject({ object: 'model' });
    await expect(client.models.retrieve('other')).rejects.toMatchObject({ code: 'model_not_found' });
    expect((await client.models.list().withResponse()).request_id).toMatch(/^req_/u);
  });

  it('answers a chat', async () => {
    const { client, gateway } = await start();

    const completion = await client.chat.completions.create({
      model: 'lexicon-2',
      messages: [
        { role: 'system', content: 'Rate.' },
        { role: 'user', content: [{ type: 'text', text: 'apple' }] },
      ],
      max_completion_tokens: 500,
    });

    expect(completion.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant' } });
    expect(completion.choices[0]?.message.content).toContain('apple:3,0');
    expect(completion.usage?.total_tokens).toBeGreaterThan(0);
    expect(gateway.ledger()).toMatchObject([{ words: ['apple'] }]);
  });

  it('shows how far it is', async () => {
    const { client, gateway } = await start();
    await client.responses.create({ model: 'lexicon-2', input: 'apple' });

    const progress: unknown = await (await fetch(`${gateway.url}/progress`)).json();

    expect(progress).toMatchObject({
      answered: { prompts: 1, words: 1 },
      open: { prompts: 0, answered: 0 },
      pace: { running: [], concurrency: 1 },
      problem: null,
    });
  });

  it('refuses a second gateway on the same data dir', async () => {
    await start();

    await expect(start()).rejects.toThrow('another gateway uses');
  });

  it('answers one request directly and says so when it is bad', async () => {
    const { client, gateway } = await start();

    const response = await client.responses.create({ model: 'lexicon-2', input: 'apple' });
    const headers = { 'content-type': 'application/json' };
    const bad = await fetch(`${gateway.url}/v1/responses`, { method: 'POST', headers, body: '{' });

    expect(response.output_text).toContain('apple:3,0');
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});
