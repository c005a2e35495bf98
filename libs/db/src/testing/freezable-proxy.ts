import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A database behind it answers, or, while frozen, hangs: connections are taken and nothing comes back. */
export interface FreezableProxy {
  /** The URL of the database, by way of the proxy. */
  url(database: string): string;
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Stands on 127.0.0.1 before the server of this database URL. */
export async function startFreezableProxy(target: string): Promise<FreezableProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let frozen = false;
  const pair = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (frozen) from.pause();
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    if (frozen) for (const socket of [near, far]) socket.pause();
  };
  const server = createServer(pair);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  return {
    url(database) {
      const url = new URL(database);
      url.hostname = '127.0.0.1';
      url.port = String(typeof address === 'object' ? address?.port : '');
      return url.href;
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
