import { request as requestHttp } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeLexiconAnswerer } from '../answers/lexicon-answerer.ts';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { flatLexicon, makeClient, makeDataDir, requestLine, until } from '../testing/gateway-client.ts';

let dataDir: ReturnType<typeof makeDataDir>;
let gateway: Gateway;

beforeEach(async () => {
  dataDir = makeDataDir();
  const answerer = makeLexiconAnswerer({ lexicon: flatLexicon, clock: () => 0 });
  gateway = await startGateway({ dataDir: dataDir.path, port: 0, answerer });
});

afterEach(async () => {
  await gateway.close();
  dataDir.remove();
});

const statusFor = async (host: string): Promise<number | undefined> => {
  const sent = requestHttp(`${gateway.url}/health`, { headers: { host } });
  sent.end();
  const [response] = await once(sent, 'response');
  return (response as { statusCode?: number }).statusCode;
};

describe('the server', () => {
  it('serves loopback names only, whatever a foreign name resolves to', async () => {
    expect(await statusFor('127.0.0.1:1')).toBe(200);
    expect(await statusFor('localhost')).toBe(200);
    expect(await statusFor('evil.example')).toBe(403);
  });

  it('takes nothing that a web page can post without asking', async () => {
    const body = JSON.stringify(requestLine('a', ['tree']).body);
    const post = async (headers: Record<string, string>) =>
      (await fetch(`${gateway.url}/v1/responses`, { method: 'POST', body, headers })).status;

    expect(await post({ 'content-type': 'text/plain' })).toBe(415);
    expect(await post({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await post({ 'content-type': 'application/json', origin: 'https://evil.example' })).toBe(403);
    expect(await post({ 'content-type': 'multipart/form-data; boundary=x', origin: 'null' })).toBe(403);
    expect(gateway.ledgerSummary().prompts).toBe(0);
    expect(await post({ 'content-type': 'application/json' })).toBe(200);
  });

  it('serves nobody but those who show its key, when it was given one', async () => {
    const own = makeDataDir();
    const answerer = makeLexiconAnswerer({ lexicon: flatLexicon, clock: () => 0 });
    const locked = await startGateway({ dataDir: own.path, port: 0, answerer, apiKey: 'secret' });
    const status = async (authorization?: string) =>
      (
        await fetch(`${locked.url}/v1/batches`, {
          headers: authorization === undefined ? {} : { authorization },
        })
      ).status;

    expect([await status(), await status('Bearer other'), await status('secret')]).toEqual([401, 401, 401]);
    expect(await status('Bearer secret')).toBe(200);
    await locked.close();
    own.remove();
  });

  it('answers an unknown path with 404 in the form of the API', async () => {
    const response = await fetch(`${gateway.url}/v1/nothing`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('keeps nothing of an upload that broke off', async () => {
    const sent = requestHttp(`${gateway.url}/v1/files`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1_000_000 },
    });
    sent.on('error', () => undefined);
    sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.jsonl"\r\n\r\nhalf');
    const files = join(dataDir.path, 'files');
    await until(() => (readdirSync(files).length > 0 ? true : undefined));

    sent.destroy();

    await until(() => (readdirSync(files).length === 0 ? true : undefined));
    expect((await makeClient(gateway.url).files.list()).data).toEqual([]);
  });
});
