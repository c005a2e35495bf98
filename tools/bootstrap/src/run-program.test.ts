import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeClone, makeFakeClone, type Started } from './testing/fake-clone.ts';

let clone: FakeClone;

beforeAll(async () => {
  clone = makeFakeClone();
  await clone.run(['start']);
});

afterAll(() => clone.remove());

const startAndWait = async (mode: string): Promise<Started> => {
  const started = clone.start(['start'], { PROGRAM: mode });
  await started.says('ready');
  return started;
};

const count = (text: string, part: string): number => text.split(part).length - 1;

it('gives the exit code of the program', async () => {
  const { code } = await clone.run(['start'], { PROGRAM: 'exit:2' });

  expect(code).toBe(2);
});

it('tells by its exit code which signal ended the program', async () => {
  const { code } = await clone.run(['start'], { PROGRAM: 'die' });

  expect(code).toBe(128 + 9);
});

it('keeps from the program that it was started by another one', async () => {
  const { output } = await clone.run(['start']);

  expect(output).not.toContain('"parent"');
});

it.each(['SIGINT', 'SIGTERM'] as const)('passes %s on, and waits for the end in order', async (signal) => {
  const started = await startAndWait('end:7');

  process.kill(started.pid, signal);

  expect(await started.ends).toBe(7);
  expect(count(started.output(), `got ${signal}`)).toBe(1);
});

it('lets a Ctrl-C that every process of the terminal gets reach the program once', async () => {
  const started = await startAndWait('end:7');

  process.kill(-started.pid, 'SIGINT');
  process.kill(started.pid, 'SIGINT');

  expect(await started.ends).toBe(7);
  expect(count(started.output(), 'got SIGINT')).toBe(1);
});

it('ends a program that does not mind the second Ctrl-C', async () => {
  const started = await startAndWait('ignore');
  process.kill(started.pid, 'SIGINT');
  await started.says('got SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 500)); // As long as one Ctrl-C may take to come by all ways.

  process.kill(started.pid, 'SIGINT');

  expect(await started.ends).toBe(128 + 9);
  expect(count(started.output(), 'got SIGINT')).toBe(2);
});

it('takes a terminal that is closed for the wish to end in order', async () => {
  const started = await startAndWait('end:7');

  process.kill(-started.pid, 'SIGHUP');

  expect(await started.ends).toBe(7);
  expect(count(started.output(), 'got SIGTERM')).toBe(1);
});

it('leaves no program behind when it is killed itself', async () => {
  const started = await startAndWait('end:0');

  process.kill(started.pid, 'SIGKILL');

  // The output ends when the last process that writes to it does.
  expect(await started.ends).toBe(null);
  expect(started.output()).toContain('got SIGTERM');
});

it.each([
  ['in place of', 'exec '],
  ['below', ''],
])('leaves no program behind when npm is killed, that started it %s a shell', async (_, exec) => {
  const command = `${exec}node tools/bootstrap/bootstrap.cjs start; true`;
  const npm = clone.startProgram(
    `require('child_process').spawn('sh', ['-c', '${command}'], { stdio: 'inherit' })`,
    {
      PROGRAM: 'end:0',
      npm_lifecycle_event: 'start',
    },
  );
  await npm.says('ready');

  process.kill(npm.pid, 'SIGKILL');
  await npm.ends;

  expect(npm.output()).toContain('got SIGTERM');
});
