import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookForModelServer } from './look-for-model-server.ts';

let server: Server;
let baseUrl: string;

beforeEach(async () => {
  server = createServer((_request, response) => response.writeHead(404).end('nothing here'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`;
});

afterEach(() => {
  server.close();
});

it('takes any answer for a sign of life', async () => {
  expect(await lookForModelServer({ kind: 'server', baseUrl, model: 'mine' })).toBeUndefined();
});

it('says that nobody answers, and why', async () => {
  server.close();
  await once(server, 'close');

  const said = await lookForModelServer({ kind: 'server', baseUrl, model: 'mine' });

  expect(said).toContain(`${baseUrl} does not answer (ECONNREFUSED). Is the server of mine running?`);
});

it('looks for no server where none is needed', async () => {
  expect(await lookForModelServer({ kind: 'lexicon' })).toBeUndefined();
});
