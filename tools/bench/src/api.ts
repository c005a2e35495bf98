import { systemClock } from '@word-list/adapters/runtime';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startTestPostgres, type TestPostgres } from '@word-list/db/testing';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import pg from 'pg';
import { buildApps } from '../../local/src/product/build-apps.ts';
import { makeCases, type Case } from './api/cases.ts';
import { loadWords } from './api/load-words.ts';
import { makeUpWord } from './api/made-up-words.ts';
import { measureInTurn, type Timing } from './api/measure.ts';
import { openHandler } from './api/open-handler.ts';
import { describeRows, goalsOf, type Row } from './api/report.ts';
import { readWordTexts } from './api/word-texts.ts';

// npm run bench:api: the reads of api-words on 274,137 words with made-up scores in the embedded PostgreSQL. Each
// function is measured in turn, beside a primary-key lookup and the predecessor's query in the same rounds.
const rounds = { rounds: Number(process.argv[2] ?? 100), warmUp: 10 };
const texts = readWordTexts();
await buildApps();

interface Callers {
  readonly client: pg.Client;
  readonly call: (url: string) => Promise<unknown>;
}

const postgres = await startTestPostgres();
try {
  await measure(postgres);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
// The function keeps its connections open, as it does between events: the process ends with them.
process.on('uncaughtException', () => undefined);
await postgres.stop();
process.exit();

async function measure(postgres: TestPostgres): Promise<void> {
  const url = await postgres.createDatabase();
  const client = new pg.Client({ connectionString: url.url('owner') });
  await client.connect();
  await loadWords(client, texts.map(makeUpWord));
  const database = openDatabase(url.url('reader'), { max: 2, applicationName: 'bench' });
  const handler = await openHandler(url.url('reader'));
  const catalogue = snapshotWordCatalogue(database, {
    formOf: makeEnglish().formOf,
    clock: systemClock,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  await Promise.all([catalogue.warm(), handler.call('/api/words?take=1&seed=1')]);
  const cases = makeCases({ catalogue, client, texts });
  const timings = await measureInTurn(runsOf(cases, { client, call: handler.call }), rounds);
  const timingOf = (name: string): Timing => timings[name] ?? { median: 0, p99: 0, cpu: 0 };
  const rows = cases.map(({ name, predecessor }): Row => ({
    name,
    catalogue: timingOf(name),
    predecessor: predecessor && timingOf(`before ${name}`),
    handler: timingOf(`handler ${name}`),
  }));
  process.stdout.write(describeRows(rows, timingOf('lookup')));
  for (const { text, reached } of goalsOf(rows, timingOf('lookup')))
    process.stdout.write(`${reached ? 'reached' : 'MISSED '} ${text}\n`);
  await Promise.all([handler.stop(), database.close(), client.end()]);
}

/** What is measured in turn: the lookup, and of each case our query, the whole function and the predecessor's query. */
function runsOf(cases: readonly Case[], { client, call }: Callers): Record<string, () => Promise<unknown>> {
  let step = 0;
  const nextText = () => texts[(step += 7919) % texts.length];
  const runs: Record<string, () => Promise<unknown>> = {
    lookup: () =>
      client.query({ name: 'lookup', text: 'SELECT * FROM opinions WHERE text = $1', values: [nextText()] }),
  };
  for (const { name, run, predecessor, url } of cases) {
    runs[name] = run;
    runs[`handler ${name}`] = () => call(url);
    if (predecessor) runs[`before ${name}`] = predecessor;
  }
  return runs;
}
