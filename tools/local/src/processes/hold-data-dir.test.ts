import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdDataDir, refuseHeldDataDir } from './hold-data-dir.ts';
import { identifyProcess, isAlive } from '../../../bootstrap/src/process-identity.cjs';
import { openProcessRegistry } from './process-registry.ts';
import { waitUntil } from './wait-until.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sleeper = () => spawn('sleep', ['60'], { stdio: 'ignore' });

it('refuses a data dir whose lock a live process holds, and names it', () => {
  const other = sleeper();
  const identity = identifyProcess(other.pid ?? 0);
  writeFileSync(join(folder, 'lock.json'), JSON.stringify(identity));

  expect(() => holdDataDir(folder)).toThrow(`in use by the stack of process ${other.pid}`);
  expect(() => refuseHeldDataDir(folder)).toThrow(/in use/u);
  expect(readdirSync(folder)).toEqual(['lock.json']);

  other.kill('SIGKILL');
});

it('takes over the lock of a process that is gone, also when its id was given out again', () => {
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, startTime: '1' }));

  const release = holdDataDir(folder);
  const during = readdirSync(folder);
  release();

  expect(during).toEqual(['lock.json']);
  expect(readdirSync(folder)).toEqual([]);
});

it('takes over a lock that was torn by a kill', () => {
  writeFileSync(join(folder, 'lock.json'), '{"pid":');

  expect(() => holdDataDir(folder)()).not.toThrow();
});

it('ends the processes that an earlier stack recorded, and no others', async () => {
  const path = join(folder, 'processes.jsonl');
  const [survivor, stranger] = [sleeper(), sleeper()];
  const strangerIdentity = identifyProcess(stranger.pid ?? 0);
  openProcessRegistry(path).record('survivor', survivor.pid ?? 0);
  writeFileSync(path, `${JSON.stringify({ name: 'reused', pid: stranger.pid, startTime: '1' })}\n{"torn`, {
    flag: 'a',
  });

  const ended = await openProcessRegistry(path).endSurvivors();

  expect(ended).toEqual(['survivor']);
  expect(await waitUntil(() => identifyProcess(survivor.pid ?? 0) === undefined, { timeoutMs: 2000 })).toBe(
    true,
  );
  expect(strangerIdentity !== undefined && isAlive(strangerIdentity)).toBe(true);
  stranger.kill('SIGKILL');
});

it('makes folders on the way, and says so where the system takes none', () => {
  const release = holdDataDir(join(folder, 'some', 'where'));
  const made = readdirSync(join(folder, 'some', 'where'));
  release();

  expect(made).toEqual(['lock.json']);
  expect(() => holdDataDir('/proc/none/state')).toThrow(/mkdir/u);
});
