import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import wordListPath from 'word-list';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCommand } from '../testing/start-command.ts';

/** Makes a file system of so many MiB for the command that follows, which nobody else sees and which goes with it. */
const onSmallDisk = (folder: string, mebibytes: number): string[] => {
  const asOwner = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user', '--keep-caps'];
  const mount = `mount -t tmpfs -o size=${mebibytes}m,mode=700 none "$0" && exec "$@"`;
  return ['unshare', ...asOwner, '--mount', 'sh', '-c', mount, folder];
};

let folder: string;
let disk: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-'));
  disk = join(folder, 'disk');
  mkdirSync(disk);
  const words = readFileSync(wordListPath, 'utf8').split('\n', 20_000);
  writeFileSync(join(folder, 'words.txt'), `${words.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canMount = (): boolean => {
  const place = mkdtempSync(join(tmpdir(), 'mount-'));
  const [program, ...rest] = [...onSmallDisk(place, 1), 'true'];
  const { status } = spawnSync(program, rest, { stdio: 'ignore' });
  rmSync(place, { recursive: true });
  return status === 0;
};

// Without mount namespaces (macOS, some containers) no small file system can be made.
it.skipIf(!canMount()).each([
  ['when it starts', 12, /disk is full\. Make room, or put the state elsewhere with --data-dir/u],
  [
    'in the middle of a run',
    60,
    /disk is full\. Make room.*(?:the same command goes on where it was|then start again)/u,
  ],
])('names a disk that is full %s, and what to do', { timeout: 180_000 }, async (_, mebibytes, says) => {
  const prefix = onSmallDisk(disk, mebibytes);
  const list = join(folder, 'words.txt');
  const state = join(disk, 'state');

  const command = startCommand(['--data-dir', state, '--source', list, '--once'], {}, prefix);
  const code = await command.exited;

  expect(command.output()).toMatch(says);
  expect(command.output()).not.toContain('unexpectedly');
  expect(code).toBe(1);
});
