import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { UsageError } from '../../../local/src/product/errors.ts';

/** A file that is to be written, and the option that named it. */
export interface TargetFile {
  readonly path: string;
  readonly option: string;
}

/** Parts that are being written: they go when the process ends before they are whole. */
const openParts = new Set<string>();
process.on('exit', () => {
  for (const part of openParts) rmSync(part, { force: true });
});

/** Throws UsageError for a file that is there already, unless it may be replaced; and for two that are one. */
export function guardTargets(targets: readonly TargetFile[], force: boolean): void {
  for (const [at, { path, option }] of targets.entries()) {
    const same = targets.slice(0, at).find((other) => other.path === path);
    if (same) throw new UsageError(`${same.option} and ${option} are the same file ${path}; name two`);
    if (!force && existsSync(path) && statSync(path).isFile()) {
      throw new UsageError(
        `${option} ${path} is there already; name another file, or replace it with --force`,
      );
    }
  }
}

/**
 * Writes a file that appears when it is whole, with the rights of the one that it replaces. A device or a pipe is
 * written to as it is. Without `force` nothing is replaced, not even what appeared in the meantime.
 */
export async function writeFileWhole(
  path: string,
  pieces: Iterable<string>,
  { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const target = existsSync(path) ? realpathSync(path) : path;
  const there = existsSync(target) ? statSync(target) : undefined;
  if (there !== undefined && !there.isFile()) return writePieces(target, pieces, { flags: 'w', signal });
  const part = `${target}.${randomUUID().slice(0, 8)}.part`;
  openParts.add(part);
  try {
    await writePieces(part, pieces, { flags: 'wx', mode: there?.mode, signal });
    if (force) await rename(part, target);
    else await link(part, target).finally(() => rm(part));
    openParts.delete(part);
  } finally {
    if (openParts.delete(part)) await rm(part, { force: true });
  }
}

interface Writing {
  readonly flags: string;
  readonly mode?: number | undefined;
  readonly signal: AbortSignal;
}

async function writePieces(path: string, pieces: Iterable<string>, { flags, mode, signal }: Writing) {
  const file = await open(path, flags, mode);
  try {
    for (const piece of pieces) {
      signal.throwIfAborted();
      await file.write(piece);
    }
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}
