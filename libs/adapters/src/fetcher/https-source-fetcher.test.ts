import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LookupAddress } from 'node:dns';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../testing/listen.ts';
import type { Resolve } from './check-hop.ts';
import { type FetcherOptions, httpsSourceFetcher } from './https-source-fetcher.ts';
import { isPublicAddress } from './public-address.ts';
import type { StartRequest } from './send-request.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const times = { connect: 1000, idle: 300, total: 3000 };

/** A server that stands for every public host; `asked` holds the URLs, `connected` the addresses that were dialled. */
const startInternet = async (answer: Answer) => {
  const requests: IncomingMessage[] = [];
  const server = await listen(
    createServer((incoming, response) => {
      requests.push(incoming);
      answer(incoming, response);
    }),
  );
  running.push(server);
  const asked: string[] = [];
  const connected: string[] = [];
  const start: StartRequest = (url, options) => {
    asked.push(url.href);
    options.lookup!(url.hostname, { all: true }, (_, addresses) => {
      connected.push(...(addresses as LookupAddress[]).map(({ address }) => address));
    });
    return request({ ...options, host: '127.0.0.1', port: server.port, path: url.pathname + url.search });
  };
  return { ...server, asked, connected, requests, start };
};

const publicHost: Resolve = async () => ['93.184.216.34', '2606:2800:220:1::1'];

const open = (internet: { start: StartRequest }, url: string, options: FetcherOptions = {}) =>
  httpsSourceFetcher({ resolve: publicHost, start: internet.start, times, ...options }).open(url);

const read = async (source: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return String(Buffer.concat(pieces));
};

const text: Answer = (_, response) => response.end('tree\nhouse\n');
const redirectTo =
  (location: (url: string) => string, status = 302): Answer =>
  ({ url }, response) =>
    response.writeHead(status, { location: location(url!) }).end('SECRET BODY');

describe('a public source', () => {
  it('is read from the addresses that its name was resolved to, once', async () => {
    const internet = await startInternet(text);
    let resolved = 0;
    const resolve: Resolve = async () => {
      resolved += 1;
      return ['93.184.216.34', '2606:2800:220:1::1'];
    };

    const content = await read(await open(internet, 'https://example.org/words?list=1', { resolve }));

    expect(content).toBe('tree\nhouse\n');
    expect(resolved).toBe(1);
    expect(internet.connected).toEqual(['93.184.216.34', '2606:2800:220:1::1']);
    expect(internet.asked).toEqual(['https://example.org/words?list=1']);
  });

  it('is asked for plainly, without cookies or credentials', async () => {
    const internet = await startInternet(text);

    await read(await open(internet, 'https://example.org/'));

    const { headers, method } = internet.requests[0]!;
    expect(method).toBe('GET');
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it.each([
    ['as a gzip file', {}],
    ['as an encoded answer', { 'content-encoding': 'gzip' }],
  ])('is decompressed when it comes %s', async (_, headers) => {
    const internet = await startInternet((_request, response) =>
      response.writeHead(200, headers).end(gzipSync('tree\n')),
    );

    expect(await read(await open(internet, 'https://example.org/words.gz'))).toBe('tree\n');
  });
});

describe('an address', () => {
  it.each([
    'http://example.org/',
    'https://example.org:8443/',
    'https://example.org:80/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,tree',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0x7f.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://2852039166/latest/meta-data/',
    'https://0251.0376.0251.0376/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[fd00:ec2::254]/',
    'https://１２７.0.0.1/',
    'https://0/',
  ])('%s is refused before anything is asked', async (url) => {
    const internet = await startInternet(text);

    const opened = open(internet, url);

    await expect(opened).rejects.toMatchObject({ name: 'SourceRefused', reason: 'address_not_public' });
    expect(internet.asked).toEqual([]);
  });

  it.each(['', 'words.txt', 'https://', 'https://user@example.org/', 'https://user:pass@example.org/'])(
    '%j is rejected',
    async (url) => {
      const internet = await startInternet(text);

      await expect(open(internet, url)).rejects.toMatchObject({
        name: 'SourceRefused',
        reason: 'source_rejected',
      });
      expect(internet.asked).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', '::ffff:10.0.0.7'])(
    'behind a name that resolves to %s too is refused',
    async (address) => {
      const internet = await startInternet(text);
      const resolve: Resolve = async () => ['93.184.216.34', address];

      const opened = open(internet, 'https://rebind.example/', { resolve });

      await expect(opened).rejects.toMatchObject({ reason: 'address_not_public' });
      expect(internet.asked).toEqual([]);
    },
  );

  it('of a name that changes its mind is used as it was checked', async () => {
    const internet = await startInternet(text);
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const resolve: Resolve = async () => answers.shift()!;

    await read(await open(internet, 'https://rebind.example/', { resolve }));

    expect(internet.connected).toEqual(['93.184.216.34']);
  });

  it('that its name does not have may be there later', async () => {
    const internet = await startInternet(text);
    const resolve: Resolve = async () => [];

    await expect(open(internet, 'https://example.org/', { resolve })).rejects.not.toMatchObject({
      name: 'SourceRefused',
    });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('of status %i is followed', async (status) => {
    const redirect = redirectTo(() => '/words', status);
    const internet = await startInternet((incoming, response) =>
      incoming.url === '/' ? redirect(incoming, response) : response.end('tree\n'),
    );

    expect(await read(await open(internet, 'https://example.org/'))).toBe('tree\n');
    expect(internet.asked).toEqual(['https://example.org/', 'https://example.org/words']);
  });

  it('is followed three times and no more', async () => {
    const chain =
      (length: number): Answer =>
      (incoming, response) => {
        const at = Number(incoming.url!.slice(1));
        return at < length ? redirectTo(() => `/${at + 1}`)(incoming, response) : response.end('tree\n');
      };
    const three = await startInternet(chain(3));
    const four = await startInternet(chain(4));

    expect(await read(await open(three, 'https://example.org/0'))).toBe('tree\n');
    await expect(open(four, 'https://example.org/0')).rejects.toMatchObject({ reason: 'too_many_redirects' });
    expect(four.asked).toHaveLength(4);
  });

  it('to itself ends', async () => {
    const internet = await startInternet(redirectTo((url) => url));

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({
      reason: 'too_many_redirects',
    });
  });

  it.each([
    'http://example.org/words',
    'https://example.org:8443/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    '//169.254.169.254/latest',
    'https://[::ffff:7f00:1]/',
    'file:///etc/passwd',
  ])('to %s is refused', async (location) => {
    const internet = await startInternet(redirectTo(() => location));

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({
      reason: 'address_not_public',
    });
    expect(internet.asked).toHaveLength(1);
  });

  it('to a name with a private address is refused', async () => {
    const internet = await startInternet(redirectTo(() => 'https://inside.example/'));
    const resolve: Resolve = async (name) => (name === 'inside.example' ? ['10.0.0.1'] : ['93.184.216.34']);

    const opened = open(internet, 'https://example.org/', { resolve });

    await expect(opened).rejects.toMatchObject({ reason: 'address_not_public' });
  });

  it('resolves the name of each hop again', async () => {
    const internet = await startInternet(redirectTo(() => '/again'));
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const resolve: Resolve = async () => answers.shift()!;

    const opened = open(internet, 'https://rebind.example/', { resolve });

    await expect(opened).rejects.toMatchObject({ reason: 'address_not_public' });
    expect(internet.connected).toEqual(['93.184.216.34']);
  });

  it('with a password in it is rejected', async () => {
    const internet = await startInternet(redirectTo(() => 'https://user:pass@example.org/'));

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({ reason: 'source_rejected' });
  });

  it('that leads nowhere is rejected', async () => {
    const internet = await startInternet((_, response) => response.writeHead(302).end());

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({ reason: 'source_rejected' });
  });
});

describe('the local origin', () => {
  const real = async (answer: Answer) => {
    const server = await listen(createServer(answer));
    running.push(server);
    return server;
  };

  it('is read over http from the machine itself', async () => {
    const server = await real(text);
    const fetcher = httpsSourceFetcher({ localOrigin: server.origin, times });

    expect(await read(await fetcher.open(`${server.origin}/source/1`))).toBe('tree\nhouse\n');
  });

  it.each([
    ['another port', (origin: string) => origin.replace(/\d+$/, (port) => String(Number(port) + 1))],
    ['another name of the host', (origin: string) => origin.replace('127.0.0.1', 'localhost')],
    ['another scheme', (origin: string) => origin.replace('http:', 'https:')],
    ['a longer host', (origin: string) => origin.replace('127.0.0.1', '127.0.0.1.example.org')],
  ])('does not cover %s', async (_, change) => {
    const server = await real(text);
    const fetcher = httpsSourceFetcher({ localOrigin: server.origin, times });

    await expect(fetcher.open(change(server.origin))).rejects.toMatchObject({ reason: 'address_not_public' });
  });

  it('is nowhere a redirect may lead', async () => {
    const server = await real(text);
    const internet = await startInternet(redirectTo(() => `${server.origin}/`));

    const opened = open(internet, 'https://example.org/', { localOrigin: server.origin });

    await expect(opened).rejects.toMatchObject({ reason: 'address_not_public' });
  });
});

describe('an answer', () => {
  it.each([
    [404, 'source_not_found'],
    [410, 'source_not_found'],
    [401, 'source_forbidden'],
    [403, 'source_forbidden'],
    [400, 'source_rejected'],
    [451, 'source_rejected'],
    [206, 'source_rejected'],
    [304, 'source_rejected'],
  ])('of status %i is a refusal: %s', async (status, reason) => {
    const internet = await startInternet((_, response) => response.writeHead(status).end('SECRET BODY'));

    const opened = open(internet, 'https://example.org/?key=hunter2');

    await expect(opened).rejects.toMatchObject({ name: 'SourceRefused', reason });
    await expect(opened).rejects.not.toMatchObject({ message: expect.stringMatching(/SECRET|hunter2/) });
  });

  it.each([408, 425, 429, 500, 502, 503])('of status %i may pass', async (status) => {
    const internet = await startInternet((_, response) => response.writeHead(status).end());

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({ name: 'SourceUnreachable' });
  });

  it('that breaks off before its length may pass', async () => {
    const internet = await startInternet((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('tree\n', () => response.destroy());
    });

    await expect(open(internet, 'https://example.org/').then(read)).rejects.toMatchObject({
      name: 'SourceUnreachable',
    });
  });

  it('that breaks off between chunks may pass', async () => {
    const internet = await startInternet((_, response) => {
      response.writeHead(200);
      response.write('tree\n', () => response.destroy());
    });

    await expect(open(internet, 'https://example.org/').then(read)).rejects.toMatchObject({
      name: 'SourceUnreachable',
    });
  });

  it('of gzip that breaks off may pass: it is the connection’s fault', async () => {
    const internet = await startInternet((_, response) => {
      const sent = gzipSync('tree\n'.repeat(1000));
      response.writeHead(200, { 'content-length': String(sent.length) });
      response.write(sent.subarray(0, 20), () => response.destroy());
    });

    await expect(open(internet, 'https://example.org/').then(read)).rejects.toMatchObject({
      name: 'SourceUnreachable',
    });
  });

  it('that is no HTTP shows nothing of itself', async () => {
    const internet = await startInternet((_, response) => response.socket!.end('SECRET BODY\r\n\r\n'));

    const opened = open(internet, 'https://example.org/');

    await expect(opened).rejects.toMatchObject({ name: 'SourceUnreachable' });
    await expect(opened).rejects.not.toHaveProperty('cause');
    await expect(opened).rejects.not.toMatchObject({ message: expect.stringContaining('SECRET') });
  });

  it('whose head does not come in time may pass', async () => {
    const internet = await startInternet(() => undefined);

    await expect(open(internet, 'https://example.org/')).rejects.toThrow('did not answer in time');
  });

  it('whose body stops coming may pass', async () => {
    const internet = await startInternet((_, response) => response.write('tree\n'));

    await expect(open(internet, 'https://example.org/').then(read)).rejects.toThrow('stopped sending');
  });

  it('that drips for ever ends at the total time', async () => {
    const internet = await startInternet((_, response) => {
      const timer = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(timer));
    });

    const reading = open(internet, 'https://example.org/', { times: { ...times, total: 400 } }).then(read);

    await expect(reading).rejects.toThrow('took too long');
  });

  it('that says it is too large is refused before it is read', async () => {
    const internet = await startInternet((_, response) =>
      response.writeHead(200, { 'content-length': '1001' }).end(),
    );

    const opened = open(internet, 'https://example.org/', { maxBytes: 1000 });

    await expect(opened).rejects.toMatchObject({ reason: 'too_large' });
  });

  it('that turns out too large is refused', async () => {
    const internet = await startInternet((_, response) => {
      response.write('a'.repeat(600));
      response.end('a'.repeat(401));
    });

    const reading = open(internet, 'https://example.org/', { maxBytes: 1000 }).then(read);

    await expect(reading).rejects.toMatchObject({ reason: 'too_large' });
  });

  it('in an encoding that was not asked for is rejected', async () => {
    const internet = await startInternet((_, response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
    );

    await expect(open(internet, 'https://example.org/')).rejects.toMatchObject({ reason: 'source_rejected' });
  });

  it('lets go of the connection when the reader stops', async () => {
    let closed = false;
    const internet = await startInternet((_, response) => {
      const timer = setInterval(() => response.write('a'.repeat(1000)), 5);
      response.on('close', () => {
        clearInterval(timer);
        closed = true;
      });
    });

    for await (const piece of await open(internet, 'https://example.org/')) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }

    await expect.poll(() => closed).toBe(true);
  });
});

it('connects to no address but a public one, without the stand-ins of these tests', async () => {
  const fetcher = httpsSourceFetcher({ times });

  const opened = fetcher.open('https://localhost/');

  expect(isPublicAddress('127.0.0.1')).toBe(false);
  await expect(opened).rejects.toMatchObject({ reason: 'address_not_public' });
});
