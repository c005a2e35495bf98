import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../../browser/src/testing/start-site.ts';
import { makeFolder } from './testing/call-program.ts';
import { scoredWords } from './testing/scored-words.ts';

const bin = join(import.meta.dirname, '..', 'bin.cjs');
const scriptProgram = ['/usr/bin/script', '/bin/script'].find((path) => existsSync(path));
const folder = makeFolder({ 'few.txt': 'car\ntree\nhouse\n', 'other.txt': 'tree\n' });
let site: Site;

beforeAll(async () => {
  site = await startSite(scoredWords(), { page: false });
});
afterAll(async () => {
  await site.stop();
  folder.remove();
});

/** Every command that writes to its output, with and without a stack; `STACK` is where one answers. */
const commands = [
  'tidy few.txt',
  'check few.txt',
  'diff few.txt other.txt',
  'phrase few.txt --words 3',
  'completion bash',
  'man',
  '--help',
  'tidy --help',
  'words --length 4 --api STACK',
  'word time --api STACK',
  'match --split commonness:..3/3.. --take 2 --api STACK',
];

const start = (line: string, stdout: 'pipe' | number) =>
  spawn(process.execPath, [bin, ...line.replace('STACK', site.origin).split(' ')], {
    cwd: folder.path,
    stdio: ['ignore', stdout, 'pipe'],
  });

async function ending(child: ReturnType<typeof start>) {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  return { code, stderr };
}

describe.each(commands)('wordlist %s', (line) => {
  it('says nothing of a reader that has gone', async () => {
    const child = start(line, 'pipe');
    child.stdout?.destroy();

    const { code, stderr } = await ending(child);

    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|Error|^\s+at /mu);
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const full = openSync('/dev/full', 'w');

    const { code, stderr } = await ending(start(line, full));

    closeSync(full);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/disk is full/u) });
  });

  it.skipIf(scriptProgram === undefined)('writes to a terminal', async () => {
    const words = line.replace('STACK', site.origin).split(' ');
    const quoted = [process.execPath, bin, ...words].map((word) => `'${word}'`).join(' ');
    const child = spawn(scriptProgram ?? '', ['-qec', quoted, '/dev/null'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TERM: 'xterm' },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));

    const code = await new Promise((resolve) => void child.once('close', resolve));

    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/\S/u) });
  });
});
