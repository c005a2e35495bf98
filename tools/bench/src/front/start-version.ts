import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { sampleProcesses } from '../pipeline/sample-processes.ts';
import { readWordTexts } from '../api/word-texts.ts';

/** A version of the whole stack with 274,137 made-up words, answering on loopback. */
export interface RunningVersion {
  readonly origin: string;
  /** CPU seconds, so far, of the processes that requests pass through. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Run in the checkout, by its own modules: each version has tables of its own. */
const fill = `
const { default: pg } = await import('pg');
const [{ loadWords }, { makeUpWord }, { readWordTexts }] = await Promise.all(
  ['load-words', 'made-up-words', 'word-texts'].map((name) => import(process.env.ROOT + '/tools/bench/src/api/' + name + '.ts')),
);
const client = new pg.Client({ connectionString: process.env.DATABASE });
await client.connect();
const { rows } = await client.query("SELECT to_regclass('opinions') IS NOT NULL AS judged");
await client.query(rows[0].judged ? 'TRUNCATE opinions, judges CASCADE' : 'TRUNCATE words');
await loadWords(client, readWordTexts().map(makeUpWord));
await client.query('UPDATE revision SET value = value + 1000');
await client.end();
`;

const secrets = z.object({ owner: z.string() });
const startMilliseconds = 600_000;

/** The front is in the first of them. */
const onTheWay = ['supervisor', 'api-words', 'postgres'];

/**
 * Starts the stack of a built checkout on a folder of its own, fills its words database, and returns once it answers from all
 * words. Throws with what the stack said where it does not start in ten minutes.
 */
export async function startVersion(root: string, folder: string): Promise<RunningVersion> {
  const list = join(folder, 'list.txt');
  writeFileSync(list, 'apple\npear\n');
  const state = join(folder, 'state');
  const args = [
    '--import',
    'tsx',
    'tools/local/src/main.ts',
    '--source',
    list,
    '--data-dir',
    state,
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  const processes = sampleProcesses(child.pid ?? 0, join(state, 'processes.jsonl'), startMilliseconds);
  const stop = async (): Promise<void> => {
    processes.stop();
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  try {
    const origin = await addressOf(child);
    await fillDatabase(root, state);
    await untilAllWords(origin);
    const cpu = () => {
      const used = processes.read().cpu;
      return onTheWay.reduce((sum, name) => sum + (used[name] ?? 0), 0);
    };
    return { origin, cpu, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where it answers, once it has scored its two words: nothing else is then at work. */
async function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (said += data.toString('utf8')));
  const end = Date.now() + startMilliseconds;
  while (child.exitCode === null && Date.now() < end) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0];
    if (origin !== undefined && said.includes('Serving until Ctrl-C')) return origin;
    await wait(200);
  }
  throw new Error(`the stack did not start:\n${said}`);
}

async function fillDatabase(root: string, state: string): Promise<void> {
  const { owner } = secrets.parse(JSON.parse(readFileSync(join(state, 'secrets.json'), 'utf8')));
  const log = readFileSync(join(state, 'logs', 'postgres.log'), 'utf8');
  const port = /listening on IPv4 address "127\.0\.0\.1", port (\d+)/u.exec(log)?.[1] ?? '';
  const DATABASE = `postgres://owner:${encodeURIComponent(owner)}@127.0.0.1:${port}/words`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', fill], {
    cwd: root,
    env: { ...process.env, DATABASE, ROOT: root },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error('the words database could not be filled');
}

async function untilAllWords(origin: string): Promise<void> {
  const words = String(readWordTexts().length);
  const end = Date.now() + startMilliseconds;
  for (;;) {
    const answer = await fetch(`${origin}/api/words?total=true&limit=1`);
    await answer.text();
    if (answer.headers.get('x-total-count') === words) return;
    if (Date.now() > end) throw new Error(`${origin} does not answer from all words`);
    await wait(1000);
  }
}
