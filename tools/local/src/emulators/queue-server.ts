/** A process of its own: SQS and S3, on a socket only, ended by the closing of its channel to the stack. */
import type { IncomingMessage } from 'node:http';
import { Server } from 'node:net';
import type { startFauxqs } from 'fauxqs';
import { makeForwarder } from '../aws-front/forward.ts';
import { allowLargeObjects } from './allow-large-objects.ts';
import { dropTornObjects } from './drop-torn-objects.ts';
import { queueServerConfig, type QueueServerConfig } from './queue-server-config.ts';
import { releaseInFlight } from './release-in-flight.ts';
import { storedObjectUrl } from './stored-object-url.ts';

/** What the library makes of the address it listens on is a URL; a socket has none that it could read. */
const statedAddress = { address: '127.0.0.1', family: 'IPv4', port: 1 };

type Queues = Awaited<ReturnType<typeof startFauxqs>>;

await run(queueServerConfig.parse(JSON.parse(process.argv[2] ?? '')));

async function run(config: QueueServerConfig): Promise<void> {
  process.umask(0o077);
  listenOnSocketOnly(config.socketPath);
  releaseInFlight(config.dataDir);
  dropTornObjects(config.objectDir);
  allowLargeObjects();
  const library = await import('fauxqs');
  const server = await library.startFauxqs({
    logger: false,
    dataDir: config.dataDir,
    s3StorageDir: config.objectDir,
  });
  // Dead-letter queues come first in the list: the others refer to them.
  for (const queue of config.queues) await declareQueue(server, config.socketPath, queue);
  for (const bucket of config.buckets) server.createBucket(bucket);
  process.send?.('ready');
  process.on('disconnect', () => void server.stop().finally(() => process.exit(0)));
}

/** The library listens on every address and offers no option: every server of this process is moved to the socket. */
function listenOnSocketOnly(socketPath: string): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its server below
  const { listen } = Server.prototype;
  const patched = function (this: Server, ...args: unknown[]): unknown {
    this.address = () => statedAddress;
    this.prependListener('request', (request: IncomingMessage) => {
      request.url = storedObjectUrl(request.url ?? '/');
    });
    const callback = args.filter((each) => typeof each === 'function');
    return Reflect.apply(listen, this, [{ path: socketPath }, ...callback]);
  };
  Object.defineProperty(Server.prototype, 'listen', { value: patched });
}

/** Creating a queue that exists would empty it, so a known one only has its attributes brought up to date. */
async function declareQueue(
  server: Queues,
  socketPath: string,
  { name, attributes }: QueueServerConfig['queues'][number],
) {
  const known = server.inspectQueue(name);
  if (known === undefined) {
    server.createQueue(name, { attributes });
    return;
  }
  const forwarder = makeForwarder();
  const answer = await forwarder.send(socketPath, {
    method: 'POST',
    url: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SetQueueAttributes',
    },
    body: Buffer.from(JSON.stringify({ QueueUrl: known.url, Attributes: attributes })),
  });
  forwarder.close();
  if (answer.status !== 200) throw new Error(`queue ${name}: ${answer.body.toString()}`);
}
