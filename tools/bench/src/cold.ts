import { gzipPacking } from '@word-list/adapters/packing';
import { s3ViewObjects } from '@word-list/adapters/s3';
import { startAws } from '@word-list/adapters/testing';
import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { drizzleViewLedger, openDatabase } from '@word-list/db';
import { startTestPostgres } from '@word-list/db/testing';
import { publishView } from '@word-list/domain';
import pg from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApps } from '../../local/src/product/build-apps.ts';
import { loadWords } from './api/load-words.ts';
import { makeUpWord } from './api/made-up-words.ts';
import { readWordTexts } from './api/word-texts.ts';
import { makeHalfCore, startCold, type Measured } from './cold/start-cold.ts';
import { readerEnvironment } from './reader-environment.ts';

// npm run bench:cold: a new instance of api-words until its first answer, at 274,137 words, with views and without.
const rounds = Number(process.argv[2] ?? 5);
const url =
  '/api/words?commonness=2..5&offensiveness=0&complexity=0..2&sentiment=1..5&take=100&order=random&seed=1';
await buildApps();
const postgres = await startTestPostgres();
const database = await postgres.createDatabase();
const aws = await startAws({ '/bench/database': database.url('reader'), '/bench/cursor': 'a key' });
const bucket = await aws.makeBucket();
const client = new pg.Client({ connectionString: database.url('owner') });
await client.connect();
const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'bench' });
const half = makeHalfCore();
const env = {
  ...aws.environment,
  ...readerEnvironment,
  CHUNK_BUCKET: bucket,
};

try {
  await loadWords(client, readWordTexts().map(makeUpWord));
  await client.query('UPDATE revision SET value = 1');
  await measure('without views');
  const publish = publishView({
    ledger: drizzleViewLedger(writer),
    objects: s3ViewObjects(aws.objects, bucket),
    packing: gzipPacking,
    log: { info: console.log, warn: console.warn, error: console.error },
  });
  const start = process.cpuUsage();
  await publish();
  const { user, system } = process.cpuUsage(start);
  console.log(
    `published in ${Math.round((user + system) / 1000)} ms CPU, the object server's share included`,
  );
  await measure('one judge');
  if (half !== undefined) await measure('one judge, half a core', half.tasks);
  await client.query(`INSERT INTO judges (id, kind, rank) VALUES ('editor', 'editor', 1)`);
  await client.query('UPDATE revision SET value = 2');
  await client.query(`INSERT INTO opinions (text, judge, commonness, length, scored_at, hash32, revision)
    SELECT text, 'editor', 100, length, now(), hash32, 2 FROM opinions ORDER BY hash32 LIMIT 100`);
  await publish();
  await measure('a judge and an editor of 100 words');
  if (half !== undefined) await measure('a judge and an editor, half a core', half.tasks);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
half?.remove();
await Promise.all([writer.close(), client.end(), aws.stop()]);
await postgres.stop();
process.exit();

async function measure(label: string, tasks?: string): Promise<void> {
  const before = await statements();
  const all: Measured[] = [];
  for (let round = 0; round < rounds; round += 1)
    all.push(await startCold(env, apiGatewayEvent({ url }), tasks));
  const after = await statements();
  const each = (after.statements - before.statements - 1 - (after.sessions - before.sessions)) / rounds;
  const of = (name: keyof Measured) => Math.round(median(all.map((one) => one[name])));
  console.log(
    `${label.padEnd(44)} CPU ${of('cpu')} ms (until loaded ${of('loaded')}), wall ${of('wall')} ms, ${of('megabytes')} MB, ${each.toFixed(1)} statements, status ${of('status')}`,
  );
}

/** Of this database so far. To begin a session counts as a transaction, too. */
async function statements(): Promise<{ statements: number; sessions: number }> {
  // The server counts when a connection has ended.
  await wait(1500);
  const { rows } = await client.query<{ statements: string; sessions: string }>(
    'SELECT xact_commit + xact_rollback AS statements, sessions FROM pg_stat_database WHERE datname = current_database()',
  );
  return { statements: Number(rows[0]?.statements), sessions: Number(rows[0]?.sessions) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
