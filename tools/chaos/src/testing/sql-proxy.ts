import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What can happen to a COMMIT: the connection breaks before it reaches the server, or after it took effect. */
export type CommitFault = 'lost-request' | 'lost-answer';

/** Asked for every COMMIT of a function; undefined lets it pass. */
export type CommitPlan = (application: string) => CommitFault | undefined;

const simpleQuery = 'Q'.charCodeAt(0);
/** Stands between the functions and PostgreSQL. Where it leads to is learnt from the first URL. */
export const startSqlProxy = async (plan: CommitPlan) => {
  let target = 0;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    open.add(client.on('close', () => open.delete(client)));
    carry(client, connect(target, '127.0.0.1'), plan);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    /** The same URL, but by way of the proxy. */
    urlFor(url: string): string {
      const through = new URL(url);
      target = Number(through.port);
      through.port = String(port);
      return through.href;
    },
    /** Breaks every connection, busy or idle. */
    cut,
    async close(): Promise<void> {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
};

/** Carries bytes both ways until a fault, or an end, breaks both sides. */
function carry(client: Socket, server: Socket, plan: CommitPlan): void {
  let application = '';
  let losesAnswer = false;
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) socket.on('error', end).on('close', end);
  client.on('data', (chunk) => {
    application ||= applicationOf(chunk) ?? '';
    const fault = isCommit(chunk) ? plan(application) : undefined;
    if (fault === 'lost-request') {
      end();
      return;
    }
    losesAnswer = fault === 'lost-answer';
    server.write(chunk);
  });
  server.on('data', (chunk) => {
    if (losesAnswer) end();
    else client.write(chunk);
  });
}

/** The start of a connection names who opens it. */
function applicationOf(chunk: Buffer): string | undefined {
  // eslint-disable-next-line no-control-regex -- fields end at a NUL in this protocol
  return /application_name\u0000([^\u0000]*)\u0000/u.exec(chunk.toString('latin1'))?.[1];
}

function isCommit(chunk: Buffer): boolean {
  return chunk[0] === simpleQuery && chunk.includes('COMMIT\0');
}
