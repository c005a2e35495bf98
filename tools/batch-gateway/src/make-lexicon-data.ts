import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeData } from './lexicon/make/make-data.ts';
import { fetchPackages } from './lexicon/make/packages.ts';

/*
 * `npm run data` makes the data that the lexicon keeps in the repository; with `-- --check` it only says whether what
 * is kept is what would be made. Takes some two minutes and 3 GB of memory.
 */

const folder = join(import.meta.dirname, '..', 'data');
const packages = join(import.meta.dirname, '..', '..', '..', 'dist', 'packages');
const onlyCheck = process.argv.includes('--check');

for (const [name, bytes] of makeData(fetchPackages(packages))) {
  const path = join(folder, name);
  if (!onlyCheck) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
    console.log(`${name}: ${String(bytes.length)} bytes`);
  } else if (readFileSync(path).equals(bytes)) console.log(`${name}: as made`);
  else {
    console.error(`${name} is not what is made now: run \`npm run data\``);
    process.exitCode = 1;
  }
}
