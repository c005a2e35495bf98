import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { gzipPacking } from '@word-list/adapters/packing';
import { s3ViewObjects } from '@word-list/adapters/s3';
import type { startAws } from '@word-list/adapters/testing';
import { drizzleViewLedger, openDatabase } from '@word-list/db';
import type { TestDatabase } from '@word-list/db/testing';
import { sha256Hex, writeView, type OpinionTable } from '@word-list/domain';
import { functions, heapMb } from '@word-list/topology';
import type pg from 'pg';
import * as z from 'zod';
import { addWords, rescore, rowsRead } from './change-words.ts';
import { copyOpinions } from './copy-opinions.ts';
import { makeUpTable, revisionAt } from './made-up-table.ts';
import { manyTexts } from './many-texts.ts';
import { requests } from './requests.ts';
import { startReader, type Answered } from './start-reader.ts';
import { benchAws, readerEnvironment } from '../reader-environment.ts';

/** What one size is measured with. */
export interface Bench {
  readonly database: TestDatabase;
  readonly client: pg.Client;
  readonly aws: Awaited<ReturnType<typeof startAws>>;
  readonly rounds: number;
}

/** A figure by its name: milliseconds of CPU where nothing else is said. */
export type Figures = Record<string, number>;

const run = promisify(execFile);

/** Fills the database with so many words, publishes them, and asks a new instance. Tells what each took. */
export async function measureSize(bench: Bench, words: number): Promise<Figures> {
  const bucket = await bench.aws.makeBucket();
  const texts = manyTexts(words);
  const table = makeUpTable(texts);
  await copyOpinions(bench.client, texts, table);
  const figures: Figures = { 'bytes of an opinion, packed': await publish(bench, bucket, table) };
  const changed = Array.from({ length: 2500 }, (_, at) => texts[Math.floor((at * words) / 2500)] ?? '');
  texts.length = 0;
  Object.assign(figures, await measureReader(bench, bucket, changed));
  return Object.assign(figures, await measurePublisher(bench, bucket));
}

/** As the publisher does at last, but in one piece: it takes a million words at a time. */
async function publish(
  { database, client, aws }: Bench,
  bucket: string,
  table: OpinionTable,
): Promise<number> {
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM revision');
  const epoch = rows[0]?.epoch ?? '';
  const revision = BigInt(revisionAt(table.size));
  const packed = await gzipPacking.pack(writeView({ epoch, judge: 'judge', revision, table }));
  await s3ViewObjects(aws.objects, bucket).put('views/bench', packed);
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'bench' });
  const pointer = {
    object: 'views/bench',
    previous: null,
    sha256: sha256Hex(packed),
    epoch,
    purges: 0,
    revision,
  };
  await drizzleViewLedger(writer).point({ judge: 'judge', ...pointer }, undefined);
  await writer.close();
  return packed.length / table.size;
}

async function measureReader(bench: Bench, bucket: string, changed: readonly string[]): Promise<Figures> {
  const { client, rounds } = bench;
  const before = await rowsRead(client);
  const reader = startReader(environmentOf(bench, bucket), heapMb(functions['api-words']));
  const ask = async (...urls: string[]): Promise<Answered> => {
    const answered = await reader.ask(urls.map((url) => apiGatewayEvent({ url })));
    const failed = answered.statuses.findIndex((status) => status !== 200);
    if (failed >= 0)
      throw new Error(`${urls[failed] ?? ''} was answered ${String(answered.statuses[failed])}`);
    return answered;
  };
  const first = await ask(anyPage);
  const figures: Figures = {
    'object to ready': first.ready.cpu,
    'object to ready: by the clock': first.ready.wall,
    'MiB, ready: most': first.peak,
  };
  for (const [name, urlOf] of Object.entries(requests)) {
    const { cpu, wall } = await ask(...Array.from({ length: rounds }, (_, round) => urlOf(round)));
    figures[`${name}: first`] = cpu[0] ?? 0;
    figures[name] = median(cpu);
    figures[`${name}: by the clock`] = median(wall);
  }
  Object.assign(figures, await measureChanges(client, changed, async () => (await ask(anyPage)).cpu[0] ?? 0));
  const last = await ask(anyPage);
  await reader.stop();
  const after = await rowsRead(client);
  return {
    ...figures,
    'MiB, at the end': last.megabytes,
    'MiB, all the time: most': last.peak,
    'SQL of all these: scans of the table': after.scans - before.scans,
    'SQL of all these: rows looked at': after.rows - before.rows,
  };
}

const anyPage = '/api/words?limit=1';

async function measureChanges(
  client: pg.Client,
  changed: readonly string[],
  next: () => Promise<number>,
): Promise<Figures> {
  await rescore(client, changed);
  await wait(1100);
  const figures = { 'catching up, 2,500 scores': await next() };
  for (const time of ['first', 'again']) {
    await addWords(
      client,
      changed.slice(0, 500).map((text) => `${text}-${time}`),
    );
    // Whether anything has changed is asked once a second.
    await wait(1100);
    Object.assign(figures, { [`catching up, 500 words: ${time}`]: await next() });
  }
  return figures;
}

const published = z.object({ cpu: z.number(), peak: z.number() });

/** Publishes the changes that the readers have caught up with. */
async function measurePublisher({ database, client, aws }: Bench, bucket: string): Promise<Figures> {
  await client.query(`UPDATE views SET published_at = now() - interval '1 hour'`);
  const script = join(import.meta.dirname, 'publish-once.ts');
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', script, database.url('writer'), bucket],
    {
      env: { ...process.env, ...aws.environment, ...benchAws },
    },
  );
  const { cpu, peak } = published.parse(JSON.parse(stdout));
  return { 'publishing 3,500 changes': cpu, 'MiB, publishing: most': peak };
}

function environmentOf({ aws }: Bench, bucket: string): Record<string, string> {
  return { ...aws.environment, ...readerEnvironment, CHUNK_BUCKET: bucket };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
