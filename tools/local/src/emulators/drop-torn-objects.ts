import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bucket server writes an object as two plain files. A kill in between leaves a description that it cannot
 * load, and it would not start again. Nobody was told that such an object is stored, so it may go.
 */
export const dropTornObjects = (objectDir: string): number => {
  if (!existsSync(objectDir)) return 0;
  const torn = readdirSync(objectDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.meta.json'))
    .map((name) => join(objectDir, name))
    .filter((path) => !isWhole(path));
  for (const path of torn) rmSync(path, { force: true });
  return torn.length;
};

function isWhole(metaPath: string): boolean {
  try {
    JSON.parse(readFileSync(metaPath, 'utf8'));
    return existsSync(metaPath.replace(/\.meta\.json$/u, '.data'));
  } catch {
    return false;
  }
}
