import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSocketFolder } from './socket-folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sockets-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const listen = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(path, () => server.close(() => resolve()));
  });

it.each(['short', 'long'.padEnd(200, 'g')])('is closed to everybody else below a %s path', async (name) => {
  const folder = openSocketFolder(join(root, name));
  const path = folder.path('queues.sock');

  await listen(path);

  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  folder.remove();
  expect(statSync(dirname(path), { throwIfNoEntry: false })).toBeUndefined();
});

it('takes away what a killed server left at its place', async () => {
  const folder = openSocketFolder(root);
  writeFileSync(folder.path('queues.sock'), '');

  await listen(folder.path('queues.sock'));

  folder.remove();
});
