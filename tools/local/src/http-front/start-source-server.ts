import { createHmac, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { makeGuardedServer } from '../processes/make-guarded-server.ts';

const register = z.object({ secret: z.string(), files: z.record(z.string(), z.string()) });

export interface SourceServerOptions {
  readonly port: number;
  /** Where the served files are remembered. */
  readonly dataDir: string;
  /** Served as the issuer's key set. */
  readonly keySet: object;
}

/**
 * Serves files of this machine to the pipeline, and to nobody who does not know their unguessable paths: one path per
 * file name, the same at every start. Only loopback can reach it.
 */
export const startSourceServer = async ({ port, dataDir, keySet }: SourceServerOptions) => {
  const path = join(dataDir, 'served-files.json');
  const known = readRegister(path);
  const save = (): void => {
    writeFileSync(`${path}.new`, JSON.stringify(known), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  save();
  const server = makeGuardedServer(async (incoming, outgoing) => {
    const [, id = ''] = /^\/sources\/([0-9a-f]+)$/u.exec(incoming.url ?? '') ?? [];
    if (incoming.url === '/.well-known/jwks.json') {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keySet));
    } else {
      await sendFile(known.files[id], outgoing);
    }
  });
  const origin = `http://127.0.0.1:${await listenOnLoopback(server, port)}`;
  return {
    origin,
    /** The URL under which a file is served from now on. `file`: absolute path. */
    serve(file: string): string {
      const id = createHmac('sha256', known.secret).update(file).digest('hex').slice(0, 40);
      known.files[id] = file;
      save();
      return `${origin}/sources/${id}`;
    },
    close: () => closeServer(server),
  };
};

export type SourceServer = Awaited<ReturnType<typeof startSourceServer>>;

function readRegister(path: string): z.infer<typeof register> {
  return existsSync(path)
    ? register.parse(JSON.parse(readFileSync(path, 'utf8')))
    : { secret: randomBytes(32).toString('hex'), files: {} };
}

async function sendFile(path: string | undefined, outgoing: ServerResponse): Promise<void> {
  if (path === undefined || !existsSync(path)) {
    outgoing.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': 'application/octet-stream', 'content-length': statSync(path).size };
  outgoing.writeHead(200, headers);
  try {
    await pipeline(createReadStream(path), outgoing);
  } catch {
    outgoing.destroy(); // The reader left, or the file could not be read to its end: the length tells the reader.
  }
}
