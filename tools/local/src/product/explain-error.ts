import { closeSync, openSync, readdirSync, readSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirHeld } from '../processes/hold-data-dir.ts';
import { PortTaken } from '../stack/choose-port.ts';
import { NotADataDir } from '../stack/not-a-data-dir.ts';
import { ApiRefused, BuildFailed, ModelRefuses, UsageError } from './errors.ts';
import { explainModelRefusal } from './reason-texts.ts';

const byCode: Readonly<Record<string, (message: string) => string>> = {
  ENOSPC: () =>
    'The disk is full. Make room, or put the state elsewhere with --data-dir <dir>; then start again.',
  EDQUOT: () => 'Your disk quota is used up. Make room, or choose another place with --data-dir <dir>.',
  EACCES: (message) =>
    `No permission: ${message}. Choose another place with --data-dir <dir>, or change its permissions.`,
  EPERM: (message) => `Not permitted: ${message}. Choose another place with --data-dir <dir>.`,
  ENOENT: (message) =>
    `Not found: ${message}. If that is the state, choose another place with --data-dir <dir>.`,
  EROFS: (message) => `The file system is read-only: ${message}. Choose another place with --data-dir <dir>.`,
};

const diskFull = 'ENOSPC';

/** Programs that we start tell it in their own words. */
const tellsDiskFull = /No space left on device|ENOSPC|database or disk is full/u;

/** What a person is told, with what to do about it. */
export const explainError = (error: unknown): string => {
  const message = messageOf(error);
  const code = tellsDiskFull.test(message) ? diskFull : codeOf(error);
  return explainKnown(error) ?? byCode[code]?.(message) ?? `Something went wrong: ${message}`;
};

/** PostgreSQL needs room for whole files of 16 MiB; with less than two of them it ends although some is free. */
const leastFreeBytes = 32 * 1024 * 1024;

const tailBytes = 16 * 1024;

/** What a person is told when a process ended that the stack cannot do without. */
export const explainLoss = (name: string, dataDir: string): string =>
  isDiskFull(dataDir) || haveLogsToldDiskFull(join(dataDir, 'logs'))
    ? `${name} ended: the disk is full. Make room, or put the state elsewhere with --data-dir <dir>; the same command goes on where it was.`
    : `${name} ended unexpectedly; see ${dataDir}/logs. The same command goes on where it was.`;

/** Also the message of what lies beneath: `fetch failed` alone helps nobody. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** Errors that were foreseen: what they say, and what to do. */
function explainKnown(error: unknown): string | undefined {
  if (error instanceof DataDirHeld) {
    return `${error.message}. End that one first (Ctrl-C there, or kill ${error.pid}), or use another --data-dir.`;
  }
  if (error instanceof PortTaken)
    return `${error.message}. Choose another with --port <n>, or --port 0 for any.`;
  if (error instanceof NotADataDir)
    return `${error.message}. Give an empty or a new folder with --data-dir <dir>.`;
  if (error instanceof ApiRefused) return `The API refused (${error.type}): ${error.message}`;
  if (error instanceof ModelRefuses) return explainModelRefusal(error.message);
  if (error instanceof UsageError || error instanceof BuildFailed) return error.message;
  return undefined;
}

function isDiskFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < leastFreeBytes;
  } catch {
    return false; // No such folder: then it is not the reason either.
  }
}

/** Whether one of the programs wrote, last of all, that there was no room: a quota leaves the disk itself with some. */
function haveLogsToldDiskFull(logs: string): boolean {
  try {
    return readdirSync(logs).some((name) => tellsDiskFull.test(tailOf(join(logs, name))));
  } catch {
    return false; // Logs that cannot be read tell nothing; the loss itself is told below.
  }
}

function tailOf(path: string): string {
  const { size } = statSync(path);
  const bytes = Buffer.alloc(Math.min(size, tailBytes));
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8');
}
