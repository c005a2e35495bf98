import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { programEnvironment, type Housing } from './housing.ts';

const run = promisify(execFile);

/**
 * Makes the cluster unless it is there. It is built beside its place, each time in a folder of its own, and renamed, so
 * that a crash in the middle leaves nothing half made. Throws with the program's own words when that fails.
 */
export const ensureCluster = async (
  housing: Housing,
  owner: { readonly name: string; readonly password: string; readonly durable: boolean },
): Promise<void> => {
  if (await exists(join(housing.dataDir, 'PG_VERSION'))) return;
  await removeUnfinished(housing.dataDir);
  const building = `${housing.dataDir}.building-${randomUUID()}`;
  await withPasswordFile(housing, owner.password, async (file) => {
    const [program = '', ...rest] = [
      ...housing.prefix,
      housing.binaries.initdb,
      ...['-D', building, '-U', owner.name, '--auth=scram-sha-256', `--pwfile=${file}`],
      ...['--locale=C', '--locale-provider=libc', '--encoding=UTF8', '--no-instructions'],
      ...(owner.durable ? [] : ['--no-sync']),
    ];
    const options = { cwd: '/', env: programEnvironment, ...housing.identity };
    await run(program, rest, options).catch((cause: unknown) => {
      throw new Error(`the database could not be created in ${housing.dataDir}: ${errorText(cause)}`, {
        cause,
      });
    });
  });
  await rename(building, housing.dataDir);
};

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The program may outlive a killed stack for a moment, and write on in what it was building. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const parent = dirname(dataDir);
  if (!(await exists(parent))) return;
  const names = await readdir(parent);
  for (const name of names.filter((each) => each.startsWith(`${basename(dataDir)}.building`))) {
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** The file goes away with its folder; a password never stands in a list of processes. */
async function withPasswordFile<T>(
  housing: Housing,
  password: string,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const near = housing.identity === undefined ? dirname(housing.dataDir) : tmpdir();
  const folder = await mkdtemp(join(near, '.password-'));
  try {
    const file = join(folder, 'password');
    await writeFile(file, password, { mode: 0o600 });
    if (housing.identity !== undefined) {
      for (const path of [folder, file]) await chown(path, housing.identity.uid, housing.identity.gid);
    }
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function errorText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'stderr' in error && typeof error.stderr === 'string') {
    return error.stderr.trim() || 'no message';
  }
  return error instanceof Error ? error.message : String(error);
}
