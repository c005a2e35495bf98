/** A process of its own: SQS and S3, on 127.0.0.1 only, ended by the closing of its channel to the stack. */
import { Server } from 'node:net';
import { startFauxqs } from 'fauxqs';
import { dropTornObjects } from './drop-torn-objects.ts';
import { queueServerConfig, type QueueServerConfig } from './queue-server-config.ts';
import { releaseInFlight } from './release-in-flight.ts';

/** The library listens on every address and offers no option: every listening socket of this process is moved to loopback. */
const listenOnLoopbackOnly = (): void => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its server below
  const { listen } = Server.prototype;
  const patched = function (this: Server, ...args: unknown[]): unknown {
    const [options, ...rest] = args;
    const isOptions = typeof options === 'object' && options !== null && 'port' in options;
    return Reflect.apply(listen, this, isOptions ? [{ ...options, host: '127.0.0.1' }, ...rest] : args);
  };
  Object.defineProperty(Server.prototype, 'listen', { value: patched });
};

type Queues = Awaited<ReturnType<typeof startFauxqs>>;

/** Creating a queue that exists would empty it, so a known one only has its attributes brought up to date. */
const declareQueue = async (server: Queues, { name, attributes }: QueueServerConfig['queues'][number]) => {
  if (server.inspectQueue(name) === undefined) {
    server.createQueue(name, { attributes });
    return;
  }
  const origin = `http://127.0.0.1:${server.port}`;
  const answer = await fetch(origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SetQueueAttributes',
    },
    body: JSON.stringify({ QueueUrl: `${origin}/000000000000/${name}`, Attributes: attributes }),
  });
  if (!answer.ok) throw new Error(`queue ${name}: ${await answer.text()}`);
};

const run = async (config: QueueServerConfig): Promise<void> => {
  listenOnLoopbackOnly();
  releaseInFlight(config.dataDir);
  dropTornObjects(config.objectDir);
  const server = await startFauxqs({
    port: config.port,
    logger: false,
    dataDir: config.dataDir,
    s3StorageDir: config.objectDir,
  });
  // Dead-letter queues come first in the list: the others refer to them.
  for (const queue of config.queues) await declareQueue(server, queue);
  for (const bucket of config.buckets) server.createBucket(bucket);
  process.send?.({ port: server.port });
  process.on('disconnect', () => void server.stop().finally(() => process.exit(0)));
};

await run(queueServerConfig.parse(JSON.parse(process.argv[2] ?? '')));
