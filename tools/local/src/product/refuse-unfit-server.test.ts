import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refuseUnfitServer } from './refuse-unfit-server.ts';

let server: Server;
let baseUrl: string;
let models: [status: number, document: object] | undefined;

beforeEach(async () => {
  models = undefined;
  server = createServer((request, response) => {
    if (models === undefined || request.url !== '/v1/models') response.writeHead(404).end('nothing here');
    else response.writeHead(models[0]).end(JSON.stringify(models[1]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`;
});

afterEach(() => {
  server.close();
});

it('leaves a server that is not there to be waited for, and looks for none where none is needed', async () => {
  server.close();
  await once(server, 'close');

  await expect(refuseUnfitServer({ kind: 'server', baseUrl, model: 'mine' })).resolves.toBeUndefined();
  await expect(refuseUnfitServer({ kind: 'lexicon' })).resolves.toBeUndefined();
});

it.each<[string, [number, object], RegExp]>([
  [
    'a model that it does not list',
    [200, { data: [{ id: 'other:latest' }, { id: 'third' }] }],
    /model_not_found: .* has no model mine; it has other:latest, third\. What to do: give another --model/u,
  ],
  [
    'a wrong key',
    [401, { error: { message: 'No such key', code: null } }],
    /invalid_api_key: No such key\. What to do: check the key in WORD_LIST_LLM_KEY\.$/u,
  ],
])('refuses to start with %s', async (_, list, says) => {
  models = list;

  await expect(refuseUnfitServer({ kind: 'server', baseUrl, model: 'mine' })).rejects.toThrow(says);
});

it('names the address with /v1 when that is the right one', async () => {
  models = [200, { data: [{ id: 'mine' }] }];
  const root = baseUrl.replace('/v1', '');

  await expect(refuseUnfitServer({ kind: 'server', baseUrl: root, model: 'mine' })).rejects.toThrow(
    `wrong_base_url: ${root} has no models, ${baseUrl} has: use that address. What to do: check the address of --llm.`,
  );
});

it.each<[string, [number, object] | undefined]>([
  ['lists the model', [200, { data: [{ id: 'mine' }] }]],
  ['lists it with a tag', [200, { data: [{ id: 'mine:latest' }] }]],
  ['takes any name', [200, { data: [{ id: 'model.gguf', owned_by: 'llamacpp' }] }]],
  ['has no list', undefined],
  ['is loading its model', [503, { error: { message: 'Loading model', code: 503 } }]],
])('starts with a server that %s', async (_, list) => {
  models = list;

  await expect(refuseUnfitServer({ kind: 'server', baseUrl, model: 'mine' })).resolves.toBeUndefined();
});
