import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openPage } from './open-page.ts';

const address = 'http://127.0.0.1:8080/#k=secret.token';

/** A folder whose only program opens what it is given by writing that down, and ends with this code. */
const fakeOpener = (code: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf %s "$*" > '${folder}/given'\nexit ${code}\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
};

const onLinux = it.runIf(process.platform === 'linux');

onLinux('opens the address by a file of its owner, and shows the token to nobody else', async () => {
  const folder = fakeOpener(0);
  const file = join(folder, 'open.html');

  expect(await openPage(address, file)).toBe(true);

  expect(readFileSync(join(folder, 'given'), 'utf8')).toBe(file);
  expect(readFileSync(file, 'utf8')).toContain(`url=${address}"`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

onLinux('says where no program opens it', async () => {
  const folder = fakeOpener(3);

  expect(await openPage(address, join(folder, 'open.html'))).toBe(false);
  vi.stubEnv('PATH', join(folder, 'nowhere'));
  expect(await openPage(address, join(folder, 'open.html'))).toBe(false);
});
