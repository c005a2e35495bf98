import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './testing/call-program.ts';

const bin = join(import.meta.dirname, '..', 'bin.cjs');
const current = join(import.meta.dirname, '../../../dist/cli/current.json');
const scriptProgram = ['/usr/bin/script', '/bin/script'].find((path) => existsSync(path));

/** Words without end, each of them new. */
const many = Array.from({ length: 120_000 }, (_, at) =>
  at.toString(10).replaceAll(/\d/gu, (digit) => 'abcdefghij'.charAt(Number(digit))),
);
const folder = makeFolder({ 'many.txt': many.join('\n'), 'few.txt': 'car\ncart\n' });

const start = (args: readonly string[]) =>
  spawn(process.execPath, [bin, ...args], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });

type Child = ReturnType<typeof start>;

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const ending = async (child: Child) => {
  const code = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { code: await code, stdout, stderr };
};

const run = (args: readonly string[]) => ending(start(args));

beforeAll(async () => {
  await run(['--help']); // builds what is stale
});
afterAll(folder.remove);

describe('the program as a process', () => {
  it('builds nothing when nothing has changed', async () => {
    const before = statSync(current).mtimeMs;

    const { code } = await run(['--help']);

    expect(code).toBe(0);
    expect(statSync(current).mtimeMs).toBe(before);
  });

  it('passes data and exit code on', async () => {
    expect(await run(['tidy', 'few.txt', '--prefix-free', '-q'])).toEqual({
      code: 0,
      stdout: 'car\n',
      stderr: '',
    });
    expect((await run(['tidy', 'few.txt', '--take', '9'])).code).toBe(3);
    expect((await run(['tidy', 'few.txt', '--nonsense'])).code).toBe(64);
  });

  it('ends silently when whoever reads has enough', async () => {
    const child = start(['tidy', 'many.txt', '-q']);
    child.stdout.once('data', () => child.stdout.destroy());

    const code = await new Promise((resolve) => void child.once('close', resolve));

    expect(code).toBe(0);
    expect(await textOf(child.stderr)).toBe('');
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const { code, stderr } = await run(['tidy', 'few.txt', '--out', '/dev/full', '-q']);

    expect(code).toBe(1);
    expect(stderr).toContain('the disk is full: make room');
  });

  it.each([0, 20, 60, 100, 140, 180, 220, 260, 300, 400, 600])(
    'leaves a whole file or none when it is stopped after %i ms',
    async (delay) => {
      const args = ['tidy', 'many.txt', '--min-distance', '2', '--sort', 'text', '-o', 'out.txt', '--force'];
      const before = existsSync(join(folder.path, 'out.txt'))
        ? readFileSync(join(folder.path, 'out.txt'), 'utf8')
        : undefined;
      const child = start(args);
      const timer = setTimeout(() => child.kill('SIGINT'), delay);

      const { code, stderr } = await ending(child);

      clearTimeout(timer);
      // Before the program listens, the signal itself ends the process.
      expect([130, 0, null]).toContain(code);
      if (code === 130) expect(stderr).toContain('Stopped. Nothing was written.');
      if (code !== 0) {
        const path = join(folder.path, 'out.txt');
        expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(before);
      }
      expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it.skipIf(scriptProgram === undefined)('shows colours and progress on a real terminal only', async () => {
    const line = `'${process.execPath}' '${bin}' check few.txt; '${process.execPath}' '${bin}' tidy many.txt --min-distance 2 -o /dev/null --force`;
    const child = spawn(scriptProgram ?? '', ['-qec', line, '/dev/null'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TERM: 'xterm', NO_COLOR: '' },
    });

    const { stdout } = await ending(child);

    expect(stdout).toContain('prefix-free          \u001B[33mno: 1, such as car cart\u001B[39m');
    expect(stdout).toMatch(/[\d,]+ words looked at, [\d,]+ kept · Ctrl-C stops/u);
    expect((await run(['check', 'few.txt'])).stdout).not.toContain('\u001B');
  });
});
