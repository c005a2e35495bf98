import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataDir } from './data-dir.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-dir-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const modes = (): Record<string, string> =>
  Object.fromEntries(
    ['.', ...readdirSync(root, { recursive: true, encoding: 'utf8' })].map((name) => [
      name,
      (statSync(join(root, name)).mode & 0o777).toString(8),
    ]),
  );

it('closes a data dir of an earlier version, and all in it, to everybody else', () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  chmodSync(outside, 0o755);
  chmodSync(root, 0o711);
  mkdirSync(join(root, 'runs'), { mode: 0o755 });
  mkdirSync(join(root, 'objects', 'deep'), { recursive: true, mode: 0o777 });
  mkdirSync(join(root, 'postgres', 'cluster'), { recursive: true, mode: 0o750 });
  for (const name of ['word-list.json', 'ports.json', 'runs/a.json', 'objects/deep/a.data'])
    writeFileSync(join(root, name), '', { mode: 0o666 });
  symlinkSync(outside, join(root, 'link'));

  openDataDir(root);

  expect(modes()).toEqual({
    '.': '700',
    logs: '700',
    objects: '700',
    'objects/deep': '700',
    'objects/deep/a.data': '600',
    postgres: '700',
    'postgres/cluster': '750',
    'ports.json': '600',
    runs: '700',
    'runs/a.json': '600',
    'word-list.json': '600',
    link: '755',
  });
  rmSync(outside, { recursive: true });
});
