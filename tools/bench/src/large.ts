import { parseArgs } from 'node:util';
import { startTestPostgres } from '@word-list/db/testing';
import pg from 'pg';
import { allowLargeObjects } from '../../local/src/emulators/allow-large-objects.ts';
import { buildApps } from '../../local/src/product/build-apps.ts';
import { measureSize, type Figures } from './large/measure-size.ts';
import { machine } from './pipeline/machine.ts';

const usage = `npm run bench:large -- [--words 274137,1000000,3000000,10000000] [--rounds 21]

One instance of api-words on databases of so many words, from the 274,137 of the English list to ten million, each on a server
of its own: until it is ready, what answers take, how it catches up, what it takes of memory, what SQL reads for it; and what
it takes to publish. CPU milliseconds where nothing else is said. Ten million words take some ten minutes, 8 GB of memory and
10 GB below the folder for temporary files, which is empty again afterwards.
`;

/** The requests name words of the list, and so all of it has to be there. */
const leastWords = 274_137;

const options = { words: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean' } } as const;
const { values } = parseArgs({ options });
const sizes = (values.words ?? '274137,1000000,3000000,10000000').split(',').map(Number);
const rounds = Number(values.rounds ?? 21);
if (values.help === true || !sizes.every(isSize) || !Number.isInteger(rounds) || rounds < 1) {
  process.stdout.write(usage);
  process.exit(values.help === true ? 0 : 1);
}
process.stdout.write(`${machine()}\n`);
await buildApps();
allowLargeObjects();
const { startAws } = await import('@word-list/adapters/testing');
const measured: Figures[] = [];
for (const size of sizes) {
  const figures = await measure(size);
  measured.push(figures);
  process.stdout.write(`\n${String(size)} words\n`);
  for (const [name, value] of Object.entries(figures))
    process.stdout.write(`  ${name.padEnd(56)} ${shown(value)}\n`);
}
process.stdout.write(`\n${'words'.padEnd(58)} ${sizes.map((size) => String(size).padStart(10)).join('')}\n`);
for (const name of Object.keys(measured[0] ?? {})) {
  process.stdout.write(`${name.padEnd(58)} ${measured.map((of) => shown(of[name] ?? 0)).join('')}\n`);
}
process.exit();

function isSize(size: number): boolean {
  return Number.isInteger(size) && size >= leastWords && size <= 10_000_000;
}

/** On a server of its own, which is gone afterwards. */
async function measure(size: number): Promise<Figures> {
  const postgres = await startTestPostgres();
  try {
    const database = await postgres.createDatabase();
    const parameters = { '/bench/database': database.url('reader'), '/bench/cursor': 'a key' };
    const aws = await startAws(parameters);
    const client = new pg.Client({ connectionString: database.url('owner') });
    await client.connect();
    try {
      return await measureSize({ database, client, aws, rounds }, size);
    } finally {
      await Promise.all([client.end(), aws.stop()]);
    }
  } finally {
    await postgres.stop();
  }
}

function shown(value: number): string {
  return (Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 1 : 0)).padStart(10);
}
