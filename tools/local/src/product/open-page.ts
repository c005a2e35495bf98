import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';

/**
 * Opens an address in the browser. It holds a token, and others on this machine see the arguments of a process: so the
 * browser gets a file that only its owner may read, which leads there. Answers whether a program took it.
 */
export async function openPage(address: string, file: string): Promise<boolean> {
  writeFileSync(file, redirect(address), { mode: 0o600 });
  chmodSync(file, 0o600);
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  if (program === undefined) return false;
  return new Promise((resolve) => {
    const opener = spawn(program, [...args, file], { stdio: 'ignore', detached: true });
    opener.once('error', () => resolve(false));
    opener.once('exit', (code) => resolve(code === 0));
    opener.unref();
  });
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

function redirect(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Word List</title><meta http-equiv="refresh" content="0; url=${address}">\n`;
}
