import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { httpsSourceFetcher } from '@word-list/adapters/fetcher';
import { uploadSourceChunks, type Run } from '@word-list/domain';
import { memoryPipeline } from '@word-list/domain/testing';
import { afterEach, describe, expect, it } from 'vitest';

/*
 * What a server of lists can do to the pipeline: the fetcher over real sockets, the rest in memory and in virtual time.
 * The stack itself can be given files only, since nothing but its own origin and public addresses may be read.
 */

/** How long the fetcher waits, in milliseconds: never in vain, in the end, once or twice. */
const patient = { connect: 5000, idle: 5000, total: 30_000 };
const hasty = { connect: 150, idle: 60, total: 250 };
const prompt = { connect: 2000, idle: 400, total: 10_000 };
const maxBytes = 4_000_000;
const text = 'apple\nPear\n\n12\n';
const counts = { lines: 4, accepted: 2, duplicates: 0, rejected: { empty: 1, not_a_word: 1 } };

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  if (server !== undefined) await once(server, 'close');
  server = undefined;
});

/** Reads the list of one run from a server that answers its first, second, … request as given, the last for ever. */
const readFrom = async (
  times: typeof patient,
  ...answers: readonly RequestListener[]
): Promise<Run & { readonly asked: number }> => {
  let asked = 0;
  server = createServer((incoming, outgoing) => {
    asked += 1;
    answers[Math.min(asked, answers.length) - 1]?.(incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const localOrigin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const world = memoryPipeline({ lists: {} });
  world.consumers.uploadSourceChunks = uploadSourceChunks({
    ...world.ports,
    fetcher: httpsSourceFetcher({ localOrigin, times, maxBytes }),
    chunkReady: world.queues.processSourceChunk,
  });
  const id = await world.startRun({ url: `${localOrigin}/list.txt` });
  for (let tick = 0; tick < 400; tick += 1) {
    // A message that fails is not delivered again here: the schedule has to send the next one.
    await world.deliver().catch(() => undefined);
    const run = await world.runs.get(id);
    if (run !== undefined && run.endedAt !== null) return { ...run, asked };
    await world.check();
    world.clock.advance(30_000);
  }
  throw new Error('the run did not end');
};

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, outgoing) =>
    outgoing.writeHead(code, headers).end('<h1>no</h1>');
const whole: RequestListener = (_, outgoing) => outgoing.end(text);
const closeEarly: RequestListener = (_, outgoing) => {
  outgoing.writeHead(200, { 'content-length': '100' });
  outgoing.write(text, () => outgoing.destroy());
};
const breakOff: RequestListener = (_, outgoing) => {
  outgoing.writeHead(200);
  outgoing.write(text, () => outgoing.destroy());
};
const silent: RequestListener = () => undefined;
const stall: RequestListener = (_, outgoing) => {
  outgoing.write(text);
};
const drip: RequestListener = (_, outgoing) => {
  const dripping = setInterval(() => outgoing.write('a'), 20);
  outgoing.on('close', () => clearInterval(dripping));
};
const noHttp: RequestListener = (_, outgoing) => {
  outgoing.socket?.end('SSH-2.0-list\r\n');
};
const slowly: RequestListener = (_, outgoing) => {
  const rest = [...text];
  const next = (): void => {
    const character = rest.shift();
    if (character === undefined) outgoing.end();
    else outgoing.write(character, next);
  };
  next();
};
const packed = gzipSync(Buffer.alloc(3_000_000, 'a\n'));
const bomb: RequestListener = (_, outgoing) => outgoing.end(packed);
const flood: RequestListener = (_, outgoing) => {
  const piece = 'apple\n'.repeat(20_000);
  const pour = (): void => {
    if (outgoing.writable) outgoing.write(piece, pour);
  };
  pour();
};

describe('a server that says no', () => {
  it.each<[string, RequestListener, RegExp]>([
    ['404', status(404), /^source_not_found: .*404/u],
    ['410', status(410), /^source_not_found: .*410/u],
    ['401', status(401), /^source_forbidden: .*401/u],
    ['403', status(403), /^source_forbidden: .*403/u],
    ['418', status(418), /^source_rejected: .*418/u],
    ['a redirect to itself', status(302, { location: '/list.txt' }), /^address_not_public: /u],
    [
      'a redirect to a private address',
      status(301, { location: 'https://10.0.0.1/' }),
      /^address_not_public: /u,
    ],
    [
      'a redirect away from https',
      status(307, { location: 'http://example.org/' }),
      /^address_not_public: /u,
    ],
    ['a redirect to a file', status(302, { location: 'file:///etc/passwd' }), /^address_not_public: /u],
    ['a redirect to nowhere', status(302), /^source_rejected: /u],
    ['a gzip bomb', bomb, /^bad_gzip: .*200 times/u],
    ['an endless list', flood, /^too_large: .*4000000 bytes/u],
    ['a page that says it is gone', (_, outgoing) => outgoing.end('<html>Gone'), /^not_a_list: .*HTML/u],
  ])('with %s fails the run at once, with the reason', async (_, answer, reason) => {
    const run = await readFrom(patient, answer);

    expect(run).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason), asked: 1 });
  });
});

describe('a server that fails', () => {
  it.each<[string, RequestListener, RegExp]>([
    ['503', status(503), /answered 503$/u],
    ['429', status(429), /answered 429$/u],
    ['an early close', closeEarly, /could not be read: /u],
    ['a break between chunks', breakOff, /could not be read: /u],
    ['nothing at all', silent, /did not answer in time$/u],
    ['a stall', stall, /stopped sending$/u],
    ['a slow drip', drip, /took too long$/u],
    ['another protocol', noHttp, /could not be read: /u],
  ])('with %s is tried again, then given up with the last reason', async (_, answer, reason) => {
    const run = await readFrom(hasty, answer);

    expect(run).toMatchObject({ status: 'failed', manifest: null, blocked: null });
    expect(run.reason).toMatch(/^stuck: the list could not be read in 8 tries: source_unreachable: /u);
    expect(run.reason).toMatch(reason);
    expect(run.asked).toBeGreaterThan(5);
  });

  it.each<[string, RequestListener]>([
    ['500', status(500)],
    ['an early close', closeEarly],
    ['a stall', stall],
  ])('with %s at first is read when it is well again', async (_, answer) => {
    const run = await readFrom(prompt, answer, answer, whole);

    expect(run).toMatchObject({ status: 'complete', blocked: null, manifest: counts, asked: 3 });
  });
});

it('reads what arrives byte by byte', async () => {
  expect(await readFrom(patient, slowly)).toMatchObject({ status: 'complete', manifest: counts });
});

it('keeps the list of the first attempt that was whole', async () => {
  const longer: RequestListener = (_, outgoing) => outgoing.end(`${text}plum\n`);

  expect(await readFrom(patient, closeEarly, whole, longer)).toMatchObject({
    status: 'complete',
    manifest: counts,
  });
});
