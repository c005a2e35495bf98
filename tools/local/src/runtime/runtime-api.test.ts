import { once } from 'node:events';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { payloadLimitBytes, startRuntimeApi, type RuntimeApi } from './runtime-api.ts';

let api: RuntimeApi;
let told: string[];
let idle: PromiseWithResolvers<void>;

beforeEach(async () => {
  told = [];
  idle = Promise.withResolvers();
  api = await startRuntimeApi({
    onIdle: () => idle.resolve(),
    onResponse: (_, body) => told.push(`response ${body}`),
    onError: (_, body) => told.push(`error ${body}`),
    onInitError: (body) => told.push(`init error ${body}`),
  });
});

afterEach(() => api.close());

const origin = () => `http://${api.address.split('/')[0] ?? ''}`;
const own = () => `http://${api.address}/2018-06-01/runtime`;
const stranger = () => `${origin()}/2018-06-01/runtime`;
const post = async (url: string, body: string | Buffer, headers: RequestOptions['headers'] = {}) => {
  const sent = request(url, { method: 'POST', headers });
  const answered = once(sent, 'response');
  // An answer may come before everything is sent, and breaks that off.
  sent.on('error', () => undefined).end(body);
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
};
/** Asks for work as the process does, and gets it. */
const work = async (): Promise<string> => {
  const asked = fetch(`${own()}/invocation/next`);
  await idle.promise;
  const requestId = api.hand({
    payload: '{"token":"secret"}',
    deadlineMs: Date.now() + 1000,
    functionArn: 'arn',
  });
  expect(await (await asked).text()).toBe('{"token":"secret"}');
  return requestId;
};

it('gives its requests to the process that knows the path, and to nobody else', async () => {
  const stolen = await Promise.all(
    [stranger(), `${origin()}/${'x'.repeat(32)}/2018-06-01/runtime`, `${origin()}//2018-06-01/runtime`].map(
      (url) => fetch(`${url}/invocation/next`),
    ),
  );

  const requestId = await work();

  expect(stolen.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(await post(`${own()}/invocation/${requestId}/response`, '1')).toBe(202);
  expect(told).toEqual(['response 1']);
});

it('takes no answer from a stranger, for another request, or twice', async () => {
  const requestId = await work();

  expect(await post(`${stranger()}/invocation/${requestId}/response`, 'forged')).toBe(403);
  expect(await post(`${stranger()}/init/error`, 'forged')).toBe(403);
  expect(await post(`${own()}/invocation/x/response`, 'forged')).toBe(400);
  expect(await post(`${own()}/invocation/x/error`, 'forged')).toBe(400);
  expect(told).toEqual([]);
  expect(await post(`${own()}/invocation/${requestId}/response`, 'true')).toBe(202);
  expect(await post(`${own()}/invocation/${requestId}/response`, 'forged')).toBe(400);
  expect(told).toEqual(['response true']);
});

it('takes nothing from a web page, not even under the right path', async () => {
  const requestId = await work();
  const url = `${own()}/invocation/${requestId}/response`;

  expect(await post(url, 'forged', { origin: 'http://evil.example', 'content-type': 'text/plain' })).toBe(
    403,
  );
  expect(await post(url, 'forged', { host: 'evil.example' })).toBe(403);
  expect(await post(url, 'forged', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(told).toEqual([]);
});

it.each([1, payloadLimitBytes * 5])('refuses an answer %i bytes too large and stays', async (more) => {
  const requestId = await work();
  const url = `${own()}/invocation/${requestId}/response`;

  const status = await post(url, Buffer.alloc(payloadLimitBytes + more, 'x')).catch(() => 'cut off');

  expect(more === 1 ? [413] : [413, 'cut off']).toContain(status);
  expect(told).toEqual([expect.stringContaining('Function.ResponseSizeTooLarge')]);
  idle = Promise.withResolvers();
  expect(await post(`${own()}/invocation/${await work()}/response`, '"next"')).toBe(202);
  expect(told.at(-1)).toBe('response "next"');
});

it.each([
  'GET / HTTP/1.1\r\n',
  'POST /x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99\r\n\r\nhalf',
  '\0\r\n\r\n',
])('does not mind a request that is broken off: %j', async (start) => {
  const { hostname, port } = new URL(origin());
  const socket = connect(Number(port), hostname);
  socket.write(start, () => socket.resetAndDestroy());
  await once(socket, 'close');

  expect(await post(`${own()}/invocation/${await work()}/response`, '1')).toBe(202);
});
