import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Closes a folder and everything in it to all but its owner: folders 0700, files 0600. `except`: names at its top whose
 * contents see to themselves, as PostgreSQL does with its own. To be called while nothing else works in the folder.
 */
export function closeToOthers(root: string, except: readonly string[] = []): void {
  chmodSync(root, 0o700);
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isDirectory() && except.includes(entry.name)) chmodSync(path, 0o700);
    else if (entry.isDirectory()) closeToOthers(path);
    else if (entry.isFile()) chmodSync(path, 0o600);
  }
}
