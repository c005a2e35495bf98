import type { ServerResponse } from 'node:http';
import {
  type ProviderBatch,
  SubmissionDoubtful,
  SubmissionRefused,
  type SubmitInput,
} from '@word-list/domain';
import { modelBatchesContract } from '@word-list/domain/contracts';
import { type FixedClock, fixedClock, memoryModelBatches } from '@word-list/domain/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { collect, startModelServer } from '../testing/model-server.ts';
import { openaiModelBatches } from './openai-model-batches.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const key = 'sk-proj-hunter2hunter2';

const makeWorld = async () => {
  const clock: FixedClock = fixedClock();
  const provider = memoryModelBatches({ clock, answer: (words) => words.map((word) => `${word}:1`) });
  const server = await startModelServer(provider);
  running.push(server);
  const model = openaiModelBatches({ baseURL: server.baseURL, apiKey: key, clock });
  return { model, provider, clock, server };
};

modelBatchesContract('the provider’s API', makeWorld);

const submission = (clock: FixedClock, changes: Partial<SubmitInput> = {}): SubmitInput => ({
  input: `${JSON.stringify({ custom_id: 'p-1', body: { model: 'm', input: 'tree' } })}\n`,
  fileName: 'batch-1.jsonl',
  metadata: { batch: 'batch-1' },
  deadline: new Date(clock.now().getTime() + 30_000),
  ...changes,
});

const answer = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const cutAnswer = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
  response.write('{', () => response.destroy());
};

type World = Awaited<ReturnType<typeof makeWorld>>;

const on = ({ server }: World, route: string, act: (response: ServerResponse) => unknown): void => {
  server.intercepts.push((request, response) => {
    if (!`${request.method} ${request.url}`.startsWith(route)) return false;
    request.resume().on('end', () => act(response));
    return true;
  });
};

describe('a create', () => {
  it.each([
    [400, { error: { message: 'bad', code: 'invalid_request' } }, 'invalid_request'],
    [
      401,
      { error: { message: `Incorrect API key provided: ${key}`, code: 'invalid_api_key' } },
      'invalid_api_key',
    ],
    [403, { error: { message: 'no', code: null } }, 'http_403'],
    [404, { error: { message: 'no', code: 'model_not_found' } }, 'model_not_found'],
    [429, { error: { message: 'slow', code: null } }, 'rate_limit_exceeded'],
    [429, { error: { message: 'pay', code: 'insufficient_quota' } }, 'insufficient_quota'],
  ])('that is answered %i %j is a definite no', async (status, body, code) => {
    const world = await makeWorld();
    on(world, 'POST /v1/batches', answer(status, body));

    const submitted = world.model.submit(submission(world.clock));

    await expect(submitted).rejects.toBeInstanceOf(SubmissionRefused);
    await expect(submitted).rejects.toMatchObject({ code });
    await expect(submitted).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
    expect(world.server.requests).toEqual(['POST /v1/files', 'POST /v1/batches']);
  });

  it.each([
    ['408', answer(408, {})],
    ['409', answer(409, { error: { message: 'conflict', code: 'conflict' } })],
    ['500', answer(500, {})],
    [
      '503 that asks for a retry',
      (response: ServerResponse) => response.writeHead(503, { 'x-should-retry': 'true' }).end(),
    ],
    ['a good status with no batch', answer(200, { object: 'batch' })],
    ['a good status with no JSON', (response: ServerResponse) => response.end('<html>')],
    ['a cut answer', cutAnswer],
    ['a redirect', (response: ServerResponse) => response.writeHead(307, { location: '/v1/batches' }).end()],
    ['a lost connection', (response: ServerResponse) => response.destroy()],
  ])('that is answered %s is doubtful and asked once', async (_, act) => {
    const world = await makeWorld();
    on(world, 'POST /v1/batches', act);

    const submitted = world.model.submit(submission(world.clock));

    await expect(submitted).rejects.toBeInstanceOf(SubmissionDoubtful);
    expect(world.server.requests).toEqual(['POST /v1/files', 'POST /v1/batches']);
  });

  it('that is not answered by the deadline is doubtful', async () => {
    const world = await makeWorld();
    on(world, 'POST /v1/batches', () => undefined);
    const deadline = new Date(world.clock.now().getTime() + 300);

    const submitted = world.model.submit(submission(world.clock, { deadline }));

    await expect(submitted).rejects.toBeInstanceOf(SubmissionDoubtful);
  });
});

describe('an upload', () => {
  it.each([
    ['500', answer(500, {}), 'upload_failed'],
    ['a lost connection', (response: ServerResponse) => response.destroy(), 'upload_failed'],
    ['401', answer(401, { error: { message: 'no', code: 'invalid_api_key' } }), 'invalid_api_key'],
  ])('that meets %s has created nothing', async (_, act, code) => {
    const world = await makeWorld();
    on(world, 'POST /v1/files', act);

    const submitted = world.model.submit(submission(world.clock));

    await expect(submitted).rejects.toMatchObject({ name: 'SubmissionRefused', code });
    expect(world.server.requests).toEqual(['POST /v1/files']);
  });

  it('is not begun after the deadline', async () => {
    const world = await makeWorld();

    const submitted = world.model.submit(submission(world.clock, { deadline: world.clock.now() }));

    await expect(submitted).rejects.toMatchObject({ name: 'SubmissionRefused', code: 'too_late' });
    expect(world.server.requests).toEqual([]);
  });

  it('that ends at the deadline is not followed by a create', async () => {
    const world = await makeWorld();
    world.server.intercepts.push((request) => {
      if (request.url === '/v1/files') world.clock.advance(30_000);
      return false;
    });

    const submitted = world.model.submit(submission(world.clock));

    await expect(submitted).rejects.toMatchObject({ name: 'SubmissionRefused', code: 'too_late' });
    expect(world.server.requests).toEqual(['POST /v1/files']);
  });
});

describe('a read', () => {
  it('is tried again after a passing failure', async () => {
    const world = await makeWorld();
    const { id } = await world.model.submit(submission(world.clock));
    let failures = 1;
    world.server.intercepts.push((request, response) => {
      if (request.method !== 'GET' || failures === 0) return false;
      failures -= 1;
      response.writeHead(500, { 'retry-after-ms': '1' }).end();
      return true;
    });

    expect((await world.model.find(id))?.status).toBe('completed');
  });

  it('takes a good status with an error document for an unknown batch', async () => {
    const world = await makeWorld();
    on(world, 'GET /v1/batches/', answer(200, { error: { message: 'no batch found' } }));

    expect(await world.model.find('batch_1')).toBeUndefined();
  });

  it('does not take the 404 of some other server for an unknown batch', async () => {
    const world = await makeWorld();
    on(
      world,
      'GET /v1/batches/',
      (response) => void response.writeHead(404).end('<html>nothing here</html>'),
    );

    await expect(world.model.find('batch_1')).rejects.toThrow('404');
  });

  it('does not take an error document for an empty list', async () => {
    const world = await makeWorld();
    on(world, 'GET /v1/batches', answer(200, { error: { message: 'try later' } }));

    await expect(collect(world.model.list(world.clock.now()))).rejects.toThrow();
  });

  it('does not follow a list that goes round in circles', async () => {
    const world = await makeWorld();
    await world.model.submit(submission(world.clock));
    const [batch] = world.provider.batches;
    const created_at = Math.floor(batch!.createdAt.getTime() / 1000);
    const data = [{ id: batch!.id, status: 'completed', created_at }];
    on(world, 'GET /v1/batches', answer(200, { data, has_more: true }));

    await expect(collect(world.model.list(world.clock.now()))).rejects.toThrow('repeats');
  });

  it('does not take an empty page that promises more for the end of the list', async () => {
    const world = await makeWorld();
    on(world, 'GET /v1/batches', answer(200, { data: [], has_more: true }));

    await expect(collect(world.model.list(world.clock.now()))).rejects.toThrow('empty page');
  });

  it('lists a batch whose provider’s clock is behind', async () => {
    const world = await makeWorld();
    const { id } = await world.model.submit(submission(world.clock));
    const since = new Date(world.clock.now().getTime() + 60_000);

    const listed: ProviderBatch[] = await collect(world.model.list(since));

    expect(listed.map((batch) => batch.id)).toEqual([id]);
  });

  it.each([
    ['more bytes were promised', { 'content-length': '100' }],
    ['the last chunk is missing', {}],
  ])('of a file throws when %s', async (_, headers) => {
    const world = await makeWorld();
    on(world, 'GET /v1/files/', (response) => {
      response.writeHead(200, headers);
      response.write('{"custom_id":"p-1"}\n', () => response.destroy());
    });

    await expect(world.model.readFile('file-1')).rejects.toThrow();
  });

  it('of a file throws when it is no UTF-8', async () => {
    const world = await makeWorld();
    on(world, 'GET /v1/files/', (response) => void response.end(Buffer.from([0x7b, 0xff, 0x7d])));

    await expect(world.model.readFile('file-1')).rejects.toThrow();
  });
});

describe('a cancel', () => {
  it('of an unknown batch has nothing to do', async () => {
    const world = await makeWorld();

    await expect(world.model.cancel('batch_unknown')).resolves.toBeUndefined();
  });

  it('that is refused while the batch still runs throws', async () => {
    const world = await makeWorld();
    world.provider.hold();
    const { id } = await world.model.submit(submission(world.clock));
    on(world, `POST /v1/batches/${id}/cancel`, answer(409, { error: { message: 'later', code: null } }));

    await expect(world.model.cancel(id)).rejects.toThrow('later');
  });
});
