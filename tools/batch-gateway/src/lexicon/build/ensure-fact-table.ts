import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFactTable } from '../fact-table.ts';
import { buildFacts, dataFolder, readSources } from './build-facts.ts';

const repository = join(import.meta.dirname, '..', '..', '..', '..', '..');
const folder = join(repository, 'dist', 'lexicon');

/** A hash of all that the table is made from: this source, and the locked versions of the packages. */
const tableKey = (): string => {
  const hash = createHash('sha256');
  const lexicon = join(import.meta.dirname, '..');
  const folders = [
    import.meta.dirname,
    lexicon,
    join(lexicon, 'data'),
    join(lexicon, 'reviewed'),
    dataFolder,
  ];
  const sources = folders.flatMap((at) =>
    readdirSync(at)
      .filter((name) => /\.(ts|txt|br)$/.test(name) && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(at, name)),
  );
  for (const path of [...sources, join(repository, 'package-lock.json')]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
};

const removeOlder = (keep: string): void => {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.table') && name !== keep) rmSync(join(folder, name), { force: true });
  }
};

/**
 * The path of the table, built first if there is none for the present sources (some six seconds). Two processes
 * that build at once make the same file, and the rename decides.
 */
export const ensureFactTable = async (): Promise<string> => {
  const name = `lexicon-2.${tableKey()}.table`;
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const part = join(folder, `${randomUUID()}.part`);
  writeFileSync(part, encodeFactTable(buildFacts(readSources())));
  renameSync(part, path);
  removeOlder(name);
  return path;
};
