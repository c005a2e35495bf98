import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, cp, lchown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { binariesBelow, type ServerBinaries } from './server-binaries.ts';

/** As whom and where the server runs: it refuses to run as root. */
export interface Housing {
  readonly binaries: ServerBinaries;
  readonly dataDir: string;
  /** Put in front of each program. */
  readonly prefix: readonly string[];
  readonly identity: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * `self`: as the user who starts it. `namespace`: as root in a user namespace where root has an ordinary number.
 * `nobody`: as root where namespaces are forbidden; programs and data then live in a folder that the user
 * `nobody` reaches, since the data dir may lie below a closed one.
 */
export type HousingKind = 'self' | 'namespace' | 'nobody';

/** What the programs get of the environment: nothing of the starter's. */
export const programEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  TZ: 'UTC',
} as const;

const namespacePrefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const;
const nobody = { uid: 65534, gid: 65534 } as const;

/** The kind of housing that works on this machine for this user. */
export const housingKind = (): HousingKind => {
  if (process.getuid?.() !== 0) return 'self';
  const [program, ...rest] = namespacePrefix;
  return spawnSync(program, [...rest, 'true'], { stdio: 'ignore' }).status === 0 ? 'namespace' : 'nobody';
};

/** Prepares the folders and tells how the server has to be started there. */
export const house = async (
  dataDir: string,
  binaries: ServerBinaries,
  kind: HousingKind,
): Promise<Housing> => {
  if (kind === 'nobody') return elsewhere(dataDir, binaries);
  await mkdir(dataDir, { recursive: true });
  return {
    binaries,
    dataDir: join(resolve(dataDir), 'cluster'),
    prefix: kind === 'namespace' ? namespacePrefix : [],
    identity: undefined,
  };
};

/** The data dir proper keeps a marker, so that deleting it also forgets the data that lives elsewhere. */
async function elsewhere(dataDir: string, binaries: ServerBinaries): Promise<Housing> {
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const home = join(tmpdir(), `word-list-postgres-${name}`);
  const marker = join(dataDir, 'location');
  if (!(await exists(marker))) {
    await rm(home, { recursive: true, force: true });
    await mkdir(home);
    await mkdir(join(home, 'data'));
    await cp(binaries.root, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    await giveAway(join(home, 'data'));
    await chmod(join(home, 'data'), 0o700);
    await chmod(home, 0o711);
    await mkdir(dataDir, { recursive: true });
    await writeFile(marker, `${home}\n`);
  }
  return {
    binaries: binariesBelow(join(home, 'native')),
    dataDir: join(home, 'data', 'cluster'),
    prefix: [],
    identity: nobody,
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function giveAway(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), nobody.uid, nobody.gid);
  }
  await lchown(folder, nobody.uid, nobody.gid);
}
