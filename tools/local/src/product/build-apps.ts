import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionNames } from '../stack/start-functions.ts';
import { BuildFailed } from './errors.ts';
import { repositoryRoot } from '../stack/repository-root.ts';

const stampPath = join(repositoryRoot, 'dist', 'apps-built-from');
const builtFolders = ['apps', 'libs', 'tools/batch-gateway/src/lexicon'];
const singleFiles = ['package-lock.json', 'nx.json', 'tsconfig.base.json'];

/**
 * Builds the bundles of the functions, and the table of the lexicon, where they are stale. Answers whether anything had
 * to be built.
 */
export const buildApps = async (): Promise<boolean> => {
  const stamp = sourceStamp();
  if (areBuilt(stamp)) return false;
  await runBuild();
  stampApps(stamp);
  return true;
};

/** Says that the bundles are those of the sources as they are now, or were at this stamp. */
export function stampApps(stamp = sourceStamp()): void {
  mkdirSync(join(repositoryRoot, 'dist'), { recursive: true });
  writeFileSync(stampPath, stamp);
}

/** Changes whenever a file is touched that goes into a bundle or makes the lexicon. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const file of [...builtFolders.flatMap(filesBelow), ...singleFiles].sort()) {
    const { size, mtimeMs } = statSync(join(repositoryRoot, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.(tsx?|mjs|css|html|json)$/u.test(name) &&
        !name.endsWith('.test.ts') &&
        !name.startsWith('web/built') &&
        !name.includes('node_modules'),
    )
    .map((name) => join(folder, name));
}

function areBuilt(stamp: string): boolean {
  return (
    functionNames.every((name) => existsSync(join(repositoryRoot, 'dist', 'apps', name, 'index.mjs'))) &&
    existsSync(stampPath) &&
    readFileSync(stampPath, 'utf8') === stamp
  );
}

function runBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const nx = join(repositoryRoot, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    const args = [
      nx,
      'run-many',
      '-t',
      'build',
      '--projects=tag:type:app,batch-gateway',
      '--output-style=static',
    ];
    const env = { ...outsideEnvironment(), NX_TUI: 'false', NX_DAEMON: 'false', FORCE_COLOR: '0' };
    const build = spawn(process.execPath, args, {
      cwd: repositoryRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-6000);
      });
    }
    build.once('error', reject);
    build.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailed(`the functions could not be built:\n${said}`));
    });
  });
}

/** What Nx and tsx tell those that they start would confuse an Nx or a tsx that one of these starts. */
function outsideEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NX|TSX)_/u.test(name)));
}
