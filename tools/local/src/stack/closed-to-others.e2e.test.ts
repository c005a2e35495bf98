import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { request, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { queueNames } from '../emulators/resource-names.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { makeStackClient, type StackClient } from '../product/api-client.ts';
import { brokenRequests, sendBroken } from '../testing/broken-requests.ts';
import { listenersOf, processTree, type Listener } from '../testing/process-tree.ts';
import { startStack, type Stack } from './start-stack.ts';

const words = 'the run murder love happy cat tree water freedom government'.split(' ');
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

let folder: string;
let dataDir: string;
let stack: Stack;
let api: StackClient;
let listeners: Listener[];
let before: number[];
let problems: string[];
let runs = 0;

/** A run of a new list, to its end: so does every process of the stack that anything was tried on. */
const completeRun = async (): Promise<void> => {
  runs += 1;
  const list = join(folder, `words-${runs}.txt`);
  writeFileSync(list, words.map((word) => `${word}${'s'.repeat(runs)}\n`).join(''));
  const format = { kind: 'lines' } as const;
  const source = await api.addSource({ name: `list ${runs}`, url: stack.sources.serve(list), format });
  const { id } = await api.startRun(source.id, { mode: 'new', model: 'lexicon-2' }, crypto.randomUUID());
  const isComplete = async () => (await api.run(id)).status === 'complete';
  expect(await waitUntil(isComplete, { timeoutMs: 120_000, everyMs: 200 }), (await api.run(id)).status).toBe(
    true,
  );
  expect((await api.run(id)).counts).toMatchObject({ accepted: words.length, scored: words.length });
};

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('pwned'));

/** Nothing was read, written or sent, nothing ended, and the stack works. */
const seeUnharmed = async (): Promise<void> => {
  expect(filesBelow(folder)).toEqual([]);
  expect(processTree(process.pid)).toEqual(expect.arrayContaining(before));
  expect(problems).toEqual([]);
  expect(await stack.deadLetters.look()).toBe(0);
  expect((await api.sources()).map(({ name }) => name).every((name) => name.startsWith('list '))).toBe(true);
  await completeRun();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'closed-'));
  // The way to the data dir is open, as it is below a home that others may enter.
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'state');
  problems = [];
  stack = await startStack({
    dataDir,
    fresh: false,
    port: 0,
    model: { kind: 'lexicon' },
    onStep: () => undefined,
    onProblem: (where, message) => problems.push(`${where}: ${message}`),
    onLost: (name) => problems.push(`${name} is lost`),
    tuning: { durable: false },
  });
  api = makeStackClient(stack.origin, stack.token);
  // Now every function has a process, and that its Runtime API.
  await completeRun();
  expect((await fetch(`${stack.origin}/api/words?text=cat`)).status).toBe(200);
  before = processTree(process.pid);
  listeners = listenersOf(before);
}, 300_000);

afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ports = (): number[] => listeners.flatMap((each) => (each.kind === 'tcp' ? [each.port] : []));

it('listens where the table of processes says: ports of loopback, and sockets', () => {
  // The API, local lists, the AWS front, gateway, PostgreSQL, and one Runtime API for each function at work.
  expect(ports().length).toBeGreaterThanOrEqual(5 + 8);
  expect(listeners.filter(({ kind }) => kind === 'socket').length).toBeGreaterThanOrEqual(2);
});

const report = z.object({ uid: z.number(), tries: z.number(), breaches: z.array(z.string()) });

it.skipIf(!isRoot)(
  'gives another user of the machine nothing (needs root, to become that user)',
  async () => {
    const paths = ['token', 'secrets.json', 'issuer.json', 'ports.json', 'counts.json', 'logs/api-words.log'];
    const task = {
      uid: nobody,
      listeners,
      dataDir,
      paths: paths.map((name) => join(dataDir, name)),
      queues: queueNames,
    };
    const script = readFileSync(join(dirname(import.meta.dirname), 'testing', 'outsider.mjs'), 'utf8');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script, JSON.stringify(task)],
      { cwd: '/', env: {} },
    );

    const { uid, tries, breaches } = report.parse(JSON.parse(stdout));
    expect(uid).toBe(nobody);
    expect(tries).toBeGreaterThan(20 * listeners.length);
    expect(breaches).toEqual([]);
    await seeUnharmed();
  },
);

interface Answer {
  readonly status: number | undefined;
  readonly isReadable: boolean;
}

/** What a browser makes of a request of a page of another origin: sent, if no preflight is needed; read, if allowed. */
const askAsPage = (port: number, method: string, path: string, given: OutgoingHttpHeaders): Promise<Answer> =>
  new Promise((resolve) => {
    const host = `127.0.0.1:${port}`;
    const all = { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', ...given };
    const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    const sent = request({ host: '127.0.0.1', port, method, path, headers, timeout: 5000 }, (answer) => {
      const isReadable = answer.headers['access-control-allow-origin'] !== undefined;
      answer.resume().on('close', () => resolve({ status: answer.statusCode, isReadable }));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve({ status: undefined, isReadable: false }));
    sent.end(method === 'POST' ? '{"model":"lexicon-2","input":"tree"}' : undefined);
  });

const paths = [
  '/',
  '/?Action=SendMessage&MessageBody=x',
  '/000000000000/query-words-queue',
  '/chunk-bucket/a',
  '/2018-06-01/runtime/invocation/next',
  '/2018-06-01/runtime/invocation/x/response',
  '/v1/responses',
  '/v1/files',
  '/v1/batches',
  '/ledger',
  '/api/sources',
];
const simpleTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

it('gives a page of another origin nothing, by whatever it can send without asking', async () => {
  const breaches: string[] = [];
  const look = async (port: number, method: string, path: string, headers: OutgoingHttpHeaders) => {
    // The page is the same for everybody and holds nothing of its own.
    if (port === Number(new URL(stack.origin).port) && method === 'GET' && /^\/(?:\?|$)/u.test(path)) return;
    const { status, isReadable } = await askAsPage(port, method, path, headers);
    if (isReadable || (status !== undefined && status < 400))
      breaches.push(`${method} ${path} on ${port} ${JSON.stringify(headers)}: ${status}`);
  };
  for (const port of ports()) {
    for (const path of paths) {
      await look(port, 'GET', path, {});
      await look(port, 'GET', path, {
        origin: undefined,
        'sec-fetch-site': 'same-origin',
        host: 'evil.example',
      });
      for (const type of simpleTypes) await look(port, 'POST', path, { 'content-type': type });
      await look(port, 'POST', path, { 'content-type': 'text/plain', origin: 'null' });
    }
  }

  expect(breaches).toEqual([]);
  await seeUnharmed();
}, 180_000);

it('survives what is aborted, half, oversized or garbage, at every listener', async () => {
  for (const broken of brokenRequests) {
    await Promise.all(listeners.map((listener) => sendBroken(listener, broken)));
    expect(processTree(process.pid), broken.name).toEqual(expect.arrayContaining(before));
  }

  await seeUnharmed();
}, 300_000);
