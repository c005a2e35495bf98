import { startTestPostgres } from '@word-list/db/testing';
import pg from 'pg';
import { buildApps } from '../../../local/src/product/build-apps.ts';
import { loadWords } from '../api/load-words.ts';
import { makeUpWord } from '../api/made-up-words.ts';
import { openHandler } from '../api/open-handler.ts';

/** Milliseconds of processor time of one kind of request, at the median, and of its longest step. */
export interface AskedRow {
  readonly name: string;
  readonly milliseconds: number;
  readonly goal: number;
  /** Between two moments at which other requests can go on. */
  readonly longestStep: number;
}

interface Asked {
  readonly name: string;
  readonly goal: number;
  readonly times: number;
  /** Another request each time, so that nothing is kept. */
  readonly request: (time: number) => { readonly url: string; readonly body?: unknown };
}

/** Asks the built function api-words, whose database holds these words with scores in hundredths. */
export async function askHandler(texts: readonly string[]): Promise<AskedRow[]> {
  await buildApps();
  const postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  const client = new pg.Client({ connectionString: url.url('owner') });
  await client.connect();
  await loadWords(client, texts.map(makeUpWord));
  await client.query('UPDATE opinions SET commonness = hash32 % 501');
  const handler = await openHandler(url.url('reader'));
  await waitForMemory(handler.call);
  const rows: AskedRow[] = [];
  for (const asked of requestsOver(texts)) rows.push(await measure(asked, handler.call));
  await Promise.all([handler.stop(), client.end()]);
  // The function keeps its connections open, as it does between events.
  process.on('uncaughtException', () => undefined);
  await postgres.stop();
  return rows;
}

type Call = Awaited<ReturnType<typeof openHandler>>['call'];

const countRequests = [
  counts('counts under four filters', 5, ''),
  counts('counts under four filters, across commonness', 15, '&across=commonness'),
];

async function waitForMemory(call: Call): Promise<void> {
  for (let fast = 0; fast < 5;) {
    const before = performance.now();
    await call('/api/words?limit=1&order=-commonness');
    fast = performance.now() - before < 20 ? fast + 1 : 0;
  }
}

function requestsOver(texts: readonly string[]): Asked[] {
  const own = texts.filter((_, at) => at % 35 === 0).slice(0, 7776);
  const without = (time: number) => `&fields=text&not=${texts[time] ?? ''}`;
  const made = (name: string, search: string): Asked => ({
    name,
    goal: 1500,
    times: 5,
    request: (time) => ({ url: `/api/words?${search}${without(time)}` }),
  });
  return [
    ...countRequests,
    made(
      'best 7,776, prefix-free, two edits apart',
      'order=-commonness&prefixFree&minDistance=2&take=7776&sort=text',
    ),
    made(
      'best 7,776 base forms under rules of English',
      'order=-commonness&forms=base&noHomophones&oneLemma&safePairs&prefixFree&take=7776&dice=6',
    ),
    made('40 matched pairs', 'split=sentiment:..-2/2..&hold=length,commonness:0.25&take=40&seed=7'),
    {
      name: 'check of 7,776',
      goal: 1000,
      times: 5,
      request: () => ({ url: '/api/check', body: { words: own } }),
    },
    {
      name: 'words like one',
      goal: 1500,
      times: 5,
      request: (time) => ({
        url: `/api/words/${texts[time * 7919] ?? ''}?similar=commonness,sentiment,length`,
      }),
    },
  ];
}

/** Rounds that are not counted: the first ones also compile. */
const warmUps = 3;

async function measure({ name, goal, times, request }: Asked, call: Call): Promise<AskedRow> {
  const taken: number[] = [];
  const steps: number[] = [];
  const ask = async (time: number) => {
    const { url, body } = request(time);
    const { status, text } = await call(body === undefined ? url : { method: 'POST', url, body });
    if (status !== 200) throw new Error(`${name} answered ${status}: ${text.slice(0, 300)}`);
  };
  for (let time = 0; time < times + warmUps; time += 1) {
    const before = process.cpuUsage();
    await ask(time);
    const milliseconds = since(before);
    // Looking costs time of the processor too, so it is done in rounds of its own.
    const watch = watchSteps();
    await ask(time + times + warmUps);
    const longest = watch.stop();
    if (time < warmUps) continue;
    taken.push(milliseconds);
    steps.push(longest);
  }
  const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
  return { name, goal, milliseconds: median(taken), longestStep: median(steps) };
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Comes in between whenever others could, and takes down how much the processor did meanwhile. */
function watchSteps(): { stop: () => number } {
  let longest = 0;
  let before = process.cpuUsage();
  let isOn = true;
  const look = () => {
    longest = Math.max(longest, since(before));
    before = process.cpuUsage();
    if (isOn) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop: () => {
      isOn = false;
      return Math.max(longest, since(before));
    },
  };
}

function counts(name: string, goal: number, more: string): Asked {
  const filters = 'offensiveness=..1&length=3..9&types=noun';
  return {
    name,
    goal,
    times: 60,
    request: (time) => ({ url: `/api/counts?commonness=${(time % 30) / 10}..&${filters}${more}` }),
  };
}
