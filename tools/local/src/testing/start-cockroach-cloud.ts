import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { TLSSocket } from 'node:tls';
import type { RunningPostgres } from '@word-list/db/postgres-server';
import pg from 'pg';
import * as z from 'zod';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { makeGuardedServer } from '../processes/make-guarded-server.ts';
import { readBody } from '../processes/read-body.ts';
import type { SelfSigned } from './self-signed.ts';

export interface CloudOptions {
  readonly apiKey: string;
  /** Name of the one cluster. */
  readonly cluster: string;
  /** What stands for the cluster: its users are the cluster's. */
  readonly database: RunningPostgres;
  /** Where SQL clients connect, at CockroachDB's port. */
  readonly sqlHost: string;
  readonly certificate: SelfSigned;
}

const passwordPath = /^\/api\/v1\/clusters\/the-cluster\/sql-users\/(\w+)\/password$/u;

/** CockroachDB Cloud: its API, and its cluster, which takes connections by TLS alone. */
export async function startCockroachCloud(options: CloudOptions) {
  const { apiKey, cluster, database, sqlHost } = options;
  const admin = new pg.Client({ connectionString: database.url('owner') });
  await admin.connect();
  const setPassword = async (user: string, body: Buffer): Promise<void> => {
    const { password } = z.strictObject({ password: z.string().min(12) }).parse(JSON.parse(body.toString()));
    await admin.query(`ALTER ROLE ${admin.escapeIdentifier(user)} PASSWORD ${admin.escapeLiteral(password)}`);
  };
  const server = makeGuardedServer(async (incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const user = passwordPath.exec(url)?.[1];
    const isAllowed = headers.authorization === `Bearer ${apiKey}`;
    const answer = (status: number, body: object) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (!isAllowed) answer(401, { code: 16, message: 'unauthorized' });
    else if (method === 'GET' && url.startsWith('/api/v1/clusters?'))
      answer(200, { clusters: [{ id: 'the-cluster', name: cluster, regions: [{ sql_dns: sqlHost }] }] });
    else if (method === 'PUT' && user !== undefined) {
      await setPassword(user, await readBody(incoming, 65_536));
      answer(200, { name: user });
    } else answer(404, { code: 5, message: 'not found' });
  });
  const front = await startTlsFront(options);
  const port = await listenOnLoopback(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await Promise.all([closeServer(server), front.close(), admin.end()]);
    },
  };
}

const cockroachPort = 26_257;

/** Answers PostgreSQL's request for TLS, and hands what comes through it to the server. */
async function startTlsFront({ database, sqlHost, certificate }: CloudOptions) {
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    hold(incoming).once('readable', () => {
      // The request: a length of 8, and the code 80877103.
      const request = incoming.read(8) as Buffer | null;
      if (request?.readInt32BE(4) !== 80_877_103) return incoming.destroy();
      incoming.write('S');
      const secure = new TLSSocket(incoming, { isServer: true, ...certificate });
      const outgoing = hold(connect(database.port, '127.0.0.1'));
      secure.on('error', () => undefined).on('close', () => outgoing.destroy());
      outgoing.on('close', () => secure.destroy());
      return secure.pipe(outgoing).pipe(secure);
    });
  });
  server.listen(cockroachPort, sqlHost);
  await once(server, 'listening');
  return {
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
