import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process and all that it started, directly or not. */
export const processTree = (root: number): number[] => {
  const parents = numbered('/proc').map((pid) => [pid, parentOf(pid)] as const);
  const below = (pid: number): number[] =>
    parents.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return [root, ...below(root)];
};

const listening = '0A';

/** Hexadecimal addresses, as the kernel shows them, on which any of these processes listens for TCP. */
export const listeningAddresses = (pids: readonly number[]): string[] => {
  const inodes = new Set(pids.flatMap(socketsOf));
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readOr(() => readFileSync(table, 'utf8'), '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/u))
      .filter((fields) => fields[3] === listening && inodes.has(fields[9] ?? ''))
      .map((fields) => (fields[1] ?? '').split(':')[0] ?? ''),
  );
};

/** 127.0.0.1 in the byte order of the kernel's table. */
export const loopback = '0100007F';

/** Where a process can be talked to. */
export type Listener =
  { readonly kind: 'tcp'; readonly port: number } | { readonly kind: 'socket'; readonly path: string };

/** Flag of a Unix socket that accepts connections. */
const accepts = '00010000';

/** Everything that any of these processes listens on. The one that asks may itself be one of them. */
export const listenersOf = (pids: readonly number[]): Listener[] => {
  const inodes = new Set(pids.flatMap(socketsOf));
  const ports = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    rowsOf(table)
      .filter((fields) => fields[3] === listening && inodes.has(fields[9] ?? ''))
      .map((fields): Listener => ({
        kind: 'tcp',
        port: Number.parseInt((fields[1] ?? '').split(':')[1] ?? '', 16),
      })),
  );
  const sockets = rowsOf('/proc/net/unix')
    .filter((fields) => fields[3] === accepts && inodes.has(fields[6] ?? '') && fields[7] !== undefined)
    .map((fields): Listener => ({ kind: 'socket', path: fields[7] ?? '' }));
  return [...ports, ...sockets];
};

function numbered(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  return readOr(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  }, 0);
}

function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise; // The process ended while it was looked at.
  }
}

function socketsOf(pid: number): string[] {
  return readOr(() => numbered(`/proc/${pid}/fd`), []).flatMap((fd) => {
    const target = readOr(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '');
    const inode = /^socket:\[(\d+)\]$/u.exec(target)?.[1];
    return inode === undefined ? [] : [inode];
  });
}

function rowsOf(table: string): string[][] {
  return readOr(() => readFileSync(table, 'utf8'), '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/u));
}
