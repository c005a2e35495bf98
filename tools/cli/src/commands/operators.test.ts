import { createServer, type Server } from 'node:http';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from '@word-list/adapters/testing';
import type {
  FailureList,
  JudgeAgreement,
  JudgeList,
  Norms,
  Run,
  RunList,
  RunSummary,
  Source,
  SourceList,
} from '@word-list/domain/api/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdDataDir } from '../../../local/src/processes/hold-data-dir.ts';
import { noteOrigin } from '../../../local/src/stack/stack-address.ts';
import { makeFolder } from '../testing/call-program.ts';

const summary: RunSummary = {
  id: 'run-1',
  sourceId: 'source-1',
  sourceName: 'words.txt',
  status: 'complete_with_failures',
  mode: 'new',
  trial: false,
  model: 'model-1',
  rubric: 'rubric-1',
  budgetUsd: 2,
  reason: null,
  blocked: null,
  startedAt: '2026-01-02T03:04:05.678Z',
  endedAt: '2026-01-02T03:14:05.678Z',
};
const older: RunSummary = { ...summary, id: 'run-0', startedAt: '2026-01-01T03:04:05.678Z' };
const run: Run = {
  ...summary,
  counts: {
    lines: 1205,
    rejected: {
      invalid_utf8: 0,
      missing_column: 0,
      empty: 0,
      comment: 0,
      header: 0,
      signature: 0,
      too_long: 0,
      mixed_scripts: 0,
      not_a_word: 1,
    },
    duplicates: 4,
    accepted: 1200,
    known: 200,
    scored: 997,
    failed: 3,
    cancelled: 0,
    claimed: 0,
    waiting: 0,
    unclassified: 0,
  },
  list: null,
  usage: {
    inputTokens: 1,
    cachedTokens: 0,
    outputTokens: 1,
    prompts: 20,
    reservedMicroUsd: 0,
    settledMicroUsd: 1_230_000,
  },
  rate: null,
  estimatedEnd: null,
};
const source: Source = {
  id: 'source-1',
  name: 'words.txt',
  url: 'https://lists.example/words.txt',
  format: { kind: 'auto' },
  version: 1,
  createdAt: '2026-01-01T03:04:05.678Z',
  updatedAt: '2026-01-01T03:04:05.678Z',
};

const judge: JudgeList['judges'][number] = {
  id: 'model-1.abc',
  kind: 'model',
  model: 'model-1',
  rubric: 'rubric-1',
  effort: null,
  rank: 2,
  words: 1200,
  trial: false,
  retiredAt: null,
  source: null,
  licence: null,
};
const norms: Norms = {
  judge: 'norms.w',
  ...{ words: 1200, changed: 3, gone: 1, duplicates: 0, rejected: 1 },
  lines: [{ line: 4, text: 'bad,x', reason: 'sentiment: x is no decimal number such as 2.5' }],
};
const agreement: JudgeAgreement = {
  first: 'model-1.abc',
  second: 'editor',
  scales: [
    {
      scale: 'commonness',
      words: 40,
      exact: 30,
      withinOne: 39,
      spearman: { value: 0.912, low: 0.84, high: 0.953 },
      confusion: [],
      worst: [{ text: 'pear', first: 1, second: 4 }],
    },
    { scale: 'nsfw', words: 0, exact: 0, withinOne: 0, spearman: null, confusion: [], worst: [] },
  ],
  revision: 7,
};

/** What the API answers, by method and address; the second page of failures by its cursor. */
const answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  'GET /api/sources?limit=100': [200, { sources: [source] } satisfies SourceList],
  'GET /api/sources/source-1/runs?limit=1': [200, { runs: [summary] } satisfies RunList],
  'GET /api/sources/source-1/runs?limit=100': [200, { runs: [older, summary] } satisfies RunList],
  'GET /api/runs/run-1': [200, run],
  'GET /api/runs/run-1/failures?limit=10000': [
    200,
    { failures: [{ text: 'pear', reason: 'refused', attempts: 3 }], next: 'more' } satisfies FailureList,
  ],
  'GET /api/runs/run-1/failures?limit=10000&cursor=more': [
    200,
    { failures: [{ text: 'fig', reason: 'budget', attempts: 0 }] } satisfies FailureList,
  ],
  'GET /api/judges': [200, { judges: [judge], revision: 7 } satisfies JudgeList],
  'GET /api/judges/model-1.abc/agreement?with=editor': [200, agreement],
  'PUT /api/judges/norms.w/opinions?source=People&licence=CC0&public=true&scale=sentiment%3A1..9': [
    201,
    norms,
  ],
  'POST /api/runs/run-1/cancel': [409, { type: '/problems/run-has-ended', detail: 'the run has ended' }],
  'POST /api/runs/run-1/retry': [202, { ...run, id: 'run-2', status: 'queued', endedAt: null }],
};

const folder = makeFolder({ 'words.txt': 'pear\n', 'norms.csv': 'word,sentiment\ngood,8\n' });
const dataDir = join(folder.path, '.wordlist');
let release: () => void;
let stop: () => Promise<void>;
let origin: string;

beforeAll(async () => {
  const server: Server = createServer(({ method = '', url = '', headers }, response) => {
    const known = answers[`${method} ${url}`] ?? [
      404,
      { type: '/problems/run-not-found', detail: 'no such run' },
    ];
    const isLetIn = headers.authorization === 'Bearer the-token';
    const [status, body] = isLetIn ? known : [401, { message: 'Unauthorized' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const listening = await listen(server);
  ({ stop, origin } = listening);
  release = holdDataDir(dataDir);
  noteOrigin(dataDir, origin);
  writeFileSync(join(dataDir, 'token'), 'the-token\n');
});
afterAll(async () => {
  release();
  await stop();
  folder.remove();
});

const origins = '--source People --licence CC0 --scale sentiment:1..9 --publish';

const transcripts: readonly (readonly [name: string, line: string])[] = [
  ['lists', 'lists'],
  ['lists-plain', 'lists --plain'],
  ['lists-json', 'lists --json'],
  ['judges', 'judges'],
  ['judges-two', 'judges model-1.abc editor'],
  ['judges-json', 'judges --json'],
  ['error-judges-one', 'judges editor'],
  ['judges-import', `judges --import DIR/norms.csv --as norms.w ${origins}`],
  ['judges-import-json', `judges --import DIR/norms.csv --as norms.w ${origins} --json`],
  ['error-judges-import', 'judges --import DIR/norms.csv --as norms.w'],
  ['runs', 'runs'],
  ['runs-json', 'runs --json'],
  ['runs-one', 'runs run-1'],
  ['runs-one-json', 'runs run-1 --json'],
  ['runs-failures', 'runs run-1 --failures'],
  ['runs-failures-json', 'runs run-1 --failures --json'],
  ['runs-cancel', 'runs run-1 --cancel'],
  ['runs-retry', 'runs run-1 --retry --plain'],
  ['error-runs-which', 'runs --cancel'],
  ['error-runs-both', 'runs run-1 --cancel --retry'],
  ['error-runs-unknown', 'runs run-9'],
];

describe('an operator, by the stack of the clone', () => {
  it.each(transcripts)('is answered as in transcripts/%s.txt', async (name, line) => {
    const { code, stdout, stderr } = await folder.call(line.split(' '), { root: folder.path });

    const text = `$ wordlist ${line}\n${stdout}--- standard error\n${stderr}--- exit code ${code}\n`;
    await expect(text).toMatchFileSnapshot(`../transcripts/${name}.txt`);
  });

  it.each([
    ['a token', { WORD_LIST_TOKEN: 'the-token' }, 0],
    ['no token', {}, 1],
  ])('is asked elsewhere with %s of the environment', async (_, environment, code) => {
    const outcome = await folder.call(['lists', '--api', origin], { environment });

    expect(outcome.code).toBe(code);
    if (code === 1) expect(outcome.stderr).toContain('set the environment variable WORD_LIST_TOKEN');
  });
});

/** Stands for `npm start`: notes what it was asked, and ends when it is stopped. */
const standIn = `
const { writeFileSync } = require('node:fs');
const asked = process.argv.slice(2);
writeFileSync(process.argv[1] + '.asked', JSON.stringify({ asked, from: process.env.INIT_CWD }));
if (!asked.includes('--once')) process.on('SIGINT', () => process.exit(130)), setInterval(() => {}, 1000);
else process.exit(2);
`;

describe('score', () => {
  const program = join(folder.path, 'tools/bootstrap/bootstrap.cjs');
  const read = () =>
    JSON.parse(readFileSync(`${program}.asked`, 'utf8')) as { asked: string[]; from: string };

  beforeAll(() => {
    mkdirSync(join(folder.path, 'tools/bootstrap'), { recursive: true });
    writeFileSync(program, standIn);
  });

  it('starts the product with its list and options, and ends as it does', async () => {
    const args = ['score', 'DIR/words.txt', '--llm', 'openai', '--budget', '2', '--yes', '--out', 'a.csv'];

    const { code, stdout } = await folder.call(args, { root: folder.path });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const { asked, from } = read();
    expect(asked.slice(0, 2)).toEqual(['start', `--source=${join(folder.path, 'words.txt')}`]);
    expect(asked.slice(2).sort()).toEqual(['--budget=2', '--llm=openai', '--once', '--out=a.csv', '--yes']);
    expect(from).toBe(process.cwd());
  });

  it('serves until it is stopped with --serve', async () => {
    rmSync(`${program}.asked`, { force: true });
    const stopping = new AbortController();
    const ended = folder.call(['score', 'DIR/words.txt', '--serve'], {
      root: folder.path,
      signal: stopping.signal,
    });
    await expect.poll(() => existsSync(`${program}.asked`), { timeout: 10_000 }).toBe(true);

    stopping.abort();

    expect((await ended).code).toBe(130);
  });

  it.each([[[]], [['-']], [['DIR/words.txt', 'DIR/words.txt']], [['DIR/nothing.txt']]])(
    'refuses %j',
    async (lists) => {
      expect((await folder.call(['score', ...lists], { root: folder.path })).code).toBe(64);
    },
  );
});
