import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startParameters } from '@word-list/adapters/testing';
import { startTestPostgres } from '@word-list/db/testing';
import { functions } from '@word-list/topology';
import pg from 'pg';
import { buildApps } from '../../local/src/product/build-apps.ts';
import { loadWords } from './api/load-words.ts';
import { makeUpWord } from './api/made-up-words.ts';
import { readWordTexts } from './api/word-texts.ts';
import { hostileRequests, type HostileRequest } from './hostile/requests.ts';
import { startReaders, type Readers } from './hostile/start-readers.ts';

// npm run bench:hostile: what one request without an account can cost, and what four of them at once do to somebody who
// asks for a page: api-words on 274,137 words, as many processes as the one-machine stack has.
const page = '/api/words?commonness=3..&limit=100';
const mostDelay = 500;
const atOnce = 4;

await buildApps();
const folder = mkdtempSync(join(tmpdir(), 'word-list-hostile-'));
const postgres = await startTestPostgres();
const database = await postgres.createDatabase();
const client = new pg.Client({ connectionString: database.url('owner') });
await client.connect();
await loadWords(client, readWordTexts().map(makeUpWord));
const store = await startParameters({ '/bench/database': database.url('reader'), '/bench/cursor': 'a key' });
const readers = startReaders({ awsOrigin: store.origin, folder });
try {
  await measure(readers);
} finally {
  await readers.stop();
  await Promise.all([store.stop(), client.end()]);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(readers: Readers): Promise<void> {
  await readers.startAll(page);
  const alone = Math.min(await timePage(readers, []), await timePage(readers, []));
  process.stdout.write(`a page alone: ${alone.toFixed(0)} ms\n`);
  for (const [name, request] of Object.entries(hostileRequests)) {
    const before = readers.cpuMilliseconds();
    const start = performance.now();
    const { status, bytes } = await readers.call(request);
    const taken = since(start);
    const cpu = readers.cpuMilliseconds() - before;
    const delay =
      (await timePage(
        readers,
        Array.from({ length: atOnce }, () => request),
      )) - alone;
    const figures = `${status}, ${bytes} B, ${taken.toFixed(0)} ms (${cpu} of CPU), four of it delay a page by ${delay.toFixed(0)} ms`;
    // A request that is refused as it stands costs nothing, and shows nothing.
    say(status !== 400 && delay <= mostDelay, `${name}: ${figures}`);
  }
  const { memoryMb } = functions['api-words'];
  const peak = readers.peakMegabytes();
  say(peak < memoryMb, `largest process: ${peak} MiB of at most ${memoryMb}`);
}

/** Milliseconds until the page is there, asked for while the others are at work. */
async function timePage({ call }: Readers, others: readonly HostileRequest[]): Promise<number> {
  const busy = others.map((request) => call(request));
  await new Promise((resolve) => setTimeout(resolve, 30));
  const start = performance.now();
  await call(page);
  const taken = since(start);
  await Promise.all(busy);
  return taken;
}

function since(start: number): number {
  return performance.now() - start;
}

function say(isReached: boolean, line: string) {
  return process.stdout.write(`${isReached ? 'reached' : 'MISSED '} ${line}\n`);
}
