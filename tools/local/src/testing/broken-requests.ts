import { connect } from 'node:net';
import type { Listener } from './process-tree.ts';

/** What is sent to a listener, and how that ends. */
export interface BrokenRequest {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** `reset`: the connection breaks off at once. `wait`: until the other side has enough. */
  readonly end: 'reset' | 'wait';
}

const target = 'x-amz-target: DynamoDB_20120810.GetItem\r\ncontent-type: application/x-amz-json-1.0';
const big = Buffer.alloc(40 * 1024 * 1024, 'x');

/** Requests that are aborted, half, oversized and garbage, for whatever protocol the listener speaks. */
export const brokenRequests: readonly BrokenRequest[] = [
  { name: 'nothing', bytes: '', end: 'reset' },
  { name: 'aborted body', bytes: `${post('/', `${target}\r\ncontent-length: 99`)}{"Table`, end: 'reset' },
  { name: 'aborted upload', bytes: `${post('/v1/files', 'content-length: 99')}half`, end: 'reset' },
  {
    name: 'aborted chunks',
    bytes: `${post('/chunk-bucket/a', 'transfer-encoding: chunked')}5\r\nab`,
    end: 'reset',
  },
  { name: 'half a line', bytes: 'GET /api/wo', end: 'reset' },
  { name: 'half a header', bytes: 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nauthoriz', end: 'reset' },
  {
    name: 'garbage',
    bytes: Buffer.from(Array.from({ length: 4096 }, (_, place) => (place * 151) % 256)),
    end: 'wait',
  },
  { name: 'garbage in chunks', bytes: `${post('/', 'transfer-encoding: chunked')}zz\r\n`, end: 'wait' },
  { name: 'two lengths', bytes: post('/', 'content-length: 1\r\ncontent-length: 2'), end: 'wait' },
  { name: 'no host', bytes: 'GET / HTTP/1.1\r\n\r\n', end: 'wait' },
  { name: 'broken escape', bytes: 'GET /%zz?%ff HTTP/1.0\r\nhost: 127.0.0.1\r\n\r\n', end: 'wait' },
  { name: 'a proxy', bytes: 'CONNECT evil.example:443 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n', end: 'wait' },
  {
    name: 'an upgrade',
    bytes: post('/', 'connection: upgrade\r\nupgrade: websocket\r\ncontent-length: 0'),
    end: 'reset',
  },
  {
    name: 'headers too large',
    bytes: `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`,
    end: 'wait',
  },
  {
    name: 'a body too large',
    bytes: Buffer.concat([
      Buffer.from(
        post(
          '/v1/responses',
          `connection: close\r\ncontent-type: application/json\r\ncontent-length: ${big.length}`,
        ),
      ),
      big,
    ]),
    end: 'wait',
  },
  {
    name: 'an object too large',
    bytes: Buffer.concat([
      Buffer.from(
        `PUT /chunk-bucket/a HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-length: ${big.length}\r\n\r\n`,
      ),
      big,
    ]),
    end: 'wait',
  },
];

const patienceMs = 5000;

/** Sends it, whatever the other side makes of it. */
export const sendBroken = async (listener: Listener, { bytes, end }: BrokenRequest): Promise<void> => {
  const socket =
    listener.kind === 'tcp' ? connect(listener.port, '127.0.0.1') : connect({ path: listener.path });
  socket.on('error', () => undefined).resume();
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const sent = new Promise<void>((resolve) => {
    socket.write(bytes, () => resolve());
  });
  await Promise.race([sent, closed]);
  if (end === 'reset') {
    if (listener.kind === 'tcp') socket.resetAndDestroy();
    else socket.destroy();
  }
  socket.setTimeout(patienceMs, () => socket.destroy());
  await closed;
};

function post(path: string, headers: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}\r\n\r\n`;
}
