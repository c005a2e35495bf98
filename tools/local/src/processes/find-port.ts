import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import * as z from 'zod';

const portFile = z.record(z.string(), z.int().min(1).max(65_535));

/** Whether somebody could listen there now. Throws for anything but a port in use (such as a privileged port). */
export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

export interface Ports {
  find(name: string): Promise<number>;
}

/** Gives each name of a data dir the same port at every start, as long as nobody else took it. */
export const openPorts = (path: string): Ports => {
  const given = new Set<number>();
  let before: Promise<unknown> = Promise.resolve();

  const choose = async (name: string): Promise<number> => {
    const known = readPorts(path)[name];
    const isUsable = known !== undefined && !given.has(known) && (await isPortFree(known));
    const port = isUsable ? known : await anyFreePort();
    if (given.has(port)) return choose(name);
    given.add(port);
    savePort(path, name, port);
    return port;
  };
  return {
    // One after the other: two that look at the same time would be given the same port.
    find(name) {
      const found = before.then(() => choose(name));
      before = found.catch(() => undefined);
      return found;
    },
  };
};

function readPorts(path: string): z.infer<typeof portFile> {
  try {
    return portFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {}; // First start.
  }
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port was given'));
      });
    });
  });
}

function savePort(path: string, name: string, port: number): void {
  writeFileSync(`${path}.new`, JSON.stringify({ ...readPorts(path), [name]: port }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
