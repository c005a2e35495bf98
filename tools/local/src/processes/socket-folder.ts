import { Buffer } from 'node:buffer';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only its owner can enter, for the sockets of servers that nobody else may reach. */
export interface SocketFolder {
  /** Absolute path of a socket in it; whatever an earlier stack left there is gone. */
  path(name: string): string;
  remove(): void;
}

/** The shortest limit of the systems we run on (macOS) is 104 bytes with the end mark; Linux has 108. */
const longestPathBytes = 103;
const longestNameBytes = 24;

/**
 * Lies in the data dir. The system takes short paths only for sockets, so the folder of a data dir with a long path
 * is made in the folder for temporary files, under a name that nobody can know before.
 */
export const openSocketFolder = (dataDir: string): SocketFolder => {
  const inside = join(dataDir, 'sockets');
  const fits = Buffer.byteLength(inside) + 1 + longestNameBytes <= longestPathBytes;
  const folder = fits ? inside : mkdtempSync(join(tmpdir(), 'word-list-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return {
    path(name) {
      const path = join(folder, name);
      rmSync(path, { force: true });
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
