import { apiCaller } from '@word-list/adapters/http-api/testing';
import {
  currentRubric,
  lexiconRubric,
  limits,
  listKey,
  SourceRefused,
  SourceUnreachable,
  type RunQueued,
  judgeIdOf,
} from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import {
  countingIds,
  exampleManifest,
  exampleNewRun,
  fixedClock,
  memoryKnownWords,
  putWord,
  memorySender,
  memorySourceFetcher,
  memorySourceStore,
  memoryWordsDatabase,
  recordingLog,
  type FetchedSource,
  memoryChunkStore,
} from '@word-list/domain/testing';
import { describe, expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const allScopes = ['sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write'];
const list = { name: 'Fruit', url: 'https://lists.example/fruit.txt' };

const makeWorld = () => {
  const fetched: Record<string, FetchedSource> = { [list.url]: 'apple\nPear\napple\n\n123\nfig' };
  const clock = fixedClock();
  const database = memoryWordsDatabase({ clock });
  const queue = memorySender<RunQueued>();
  const objects = memoryChunkStore();
  const log = recordingLog();
  const sources = memorySourceStore();
  const call = apiCaller(
    makeHandler({
      sources,
      runs: database.runs,
      corrections: database.corrections,
      fetcher: memorySourceFetcher(fetched),
      known: memoryKnownWords(database.tables),
      lists: database.lists,
      judges: database.judges,
      objects,
      queue,
      clock,
      ids: countingIds(),
      log,
      model: 'lexicon-1',
      prices: { 'gpt-x': { input: 1, cachedInput: 0.5, output: 4 } },
      cursorKey: 'a key',
      localOrigin: 'http://127.0.0.1:4000',
    }),
  );
  const ask = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
    call({ method, url, headers, scopes: allScopes, ...(body !== undefined && { body }) });
  const addSource = async (changes: object = {}) =>
    (await ask('POST', '/api/sources', { ...list, ...changes })).json() as { id: string };
  return { fetched, database, objects, queue, log, sources, clock, call, ask, addSource };
};

describe('sources', () => {
  it('registers a source and gives it back with its version as entity tag', async () => {
    const { ask } = makeWorld();

    const added = await ask('POST', '/api/sources', list);
    const { id } = added.json() as { id: string };
    const read = await ask('GET', `/api/sources/${id}`);

    expect(added.status).toBe(201);
    expect(added.headers['location']).toBe(`/api/sources/${id}`);
    expect(read.json()).toMatchObject({ ...list, id, format: { kind: 'auto' }, version: 1 });
    expect(read.headers['etag']).toBe('"1"');
  });

  it.each([
    [{ ...list, url: 'http://lists.example/fruit.txt' }, 'url'],
    [{ ...list, url: 'https://lists.example:8443/fruit.txt' }, 'url'],
    [{ ...list, url: 'https://me:secret@lists.example/fruit.txt' }, 'url'],
    [{ ...list, url: 'http://127.0.0.1:4001/fruit.txt' }, 'url'],
    [{ ...list, url: 'ftp://lists.example/fruit.txt' }, 'url'],
    [{ ...list, name: '  ' }, 'name'],
    [{ ...list, name: 'a\u0000b' }, 'name'],
    [{ ...list, name: 'a\ud83d' }, 'name'],
    [{ ...list, id: 'mine' }, 'id'],
    [{ ...list, format: { kind: 'delimited', separator: 'tab', column: 0 } }, 'format.column'],
    [[], 'body'],
  ])('refuses %j and names %s', async (body, parameter) => {
    const { ask } = makeWorld();

    const reply = await ask('POST', '/api/sources', body);

    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({ type: '/problems/invalid-parameter', parameter });
  });

  it('takes a URL of the one local origin', async () => {
    const { ask } = makeWorld();

    const reply = await ask('POST', '/api/sources', { ...list, url: 'http://127.0.0.1:4000/sources/1' });

    expect(reply.status).toBe(201);
  });

  it('keeps a list that is given as text, until the source goes or gets a URL', async () => {
    const { ask, sources } = makeWorld();
    const { url: _, ...named } = list;

    const added = await ask('POST', '/api/sources', { ...named, text: 'fig\nFig\nplum\n12\n' });
    const { id, url } = added.json() as { id: string; url: string };

    expect(added.status).toBe(201);
    expect(url).toBe(`kept:${id}`);
    expect(JSON.stringify(added.json())).not.toContain('plum');
    expect(await sources.text(id)).toBe('fig\nFig\nplum\n12\n');
    await ask('DELETE', `/api/sources/${id}`);
    expect(await sources.text(id)).toBeUndefined();
  });

  it.each([
    [{ text: 'fig' }, 'url'],
    [{ url: undefined }, 'url'],
    [{ url: undefined, text: '' }, 'text'],
    [{ url: undefined, text: 'wörd\n'.repeat(70_000) }, 'text'],
  ])('refuses a source with both, with none, or with too much: case %#', async (change, parameter) => {
    const { ask } = makeWorld();

    const reply = await ask('POST', '/api/sources', { ...list, ...change });

    expect(reply.json()).toMatchObject({ type: '/problems/invalid-parameter', parameter });
  });

  it('changes a source only for those who know its version', async () => {
    const { ask, addSource } = makeWorld();
    const { id } = await addSource();
    const change = (headers?: Record<string, string>) =>
      ask('PUT', `/api/sources/${id}`, { ...list, name: 'Nuts' }, headers);

    const blind = await change();
    const first = await change({ 'if-match': '"1"' });
    const second = await change({ 'if-match': '"1"' });

    expect(blind.status).toBe(428);
    expect(first.json()).toMatchObject({ name: 'Nuts', version: 2 });
    expect(second.status).toBe(412);
  });

  it('answers 404 for a source that is not there', async () => {
    const { ask } = makeWorld();

    const replies = await Promise.all([
      ask('GET', '/api/sources/none'),
      ask('PUT', '/api/sources/none', list, { 'if-match': '*' }),
      ask('DELETE', '/api/sources/none'),
      ask('POST', '/api/sources/none/runs', {}),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(replies[0].json()).toMatchObject({ type: '/problems/source-not-found' });
  });

  it('removes a source, but not while a run of it is live', async () => {
    const { ask, addSource, database } = makeWorld();
    const { id } = await addSource();
    const started = await ask('POST', `/api/sources/${id}/runs`);
    const { id: runId } = started.json() as { id: string };

    const early = await ask('DELETE', `/api/sources/${id}`);
    await database.runs.fail(runId, 'source_not_found');
    const removed = await ask('DELETE', `/api/sources/${id}`, undefined, { 'if-match': '"1"' });
    const gone = await ask('GET', `/api/sources/${id}`);

    expect(early.status).toBe(409);
    expect(early.json()).toMatchObject({ type: '/problems/source-has-live-run', runId });
    expect([removed.status, gone.status]).toEqual([204, 404]);
  });

  it('lists sources in pages that hold each of them once', async () => {
    const { ask, addSource } = makeWorld();
    const added = [];
    for (let n = 0; n < 5; n += 1) added.push((await addSource({ name: `list ${n}` })).id);
    const seen: string[] = [];
    let url = '/api/sources?limit=2';

    for (let page = 0; page < 4; page += 1) {
      const body = (await ask('GET', url)).json() as { sources: { id: string }[]; next?: string };
      seen.push(...body.sources.map(({ id }) => id));
      if (body.next === undefined) break;
      url = `/api/sources?limit=2&cursor=${body.next}`;
    }

    expect(seen).toEqual(added.toSorted());
  });

  it('refuses a cursor that was changed or belongs to another list', async () => {
    const { ask, addSource } = makeWorld();
    const { id } = await addSource();
    await addSource();
    const { next } = (await ask('GET', '/api/sources?limit=1')).json() as { next: string };

    const replies = await Promise.all([
      ask('GET', `/api/sources?cursor=${next.slice(0, -1)}`),
      ask('GET', `/api/sources?cursor=${next}A`),
      ask('GET', `/api/sources/${id}/runs?cursor=${next}`),
      ask('GET', '/api/sources?cursor=%00'),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });
});

it.each([
  ['GET', '/api/runs/a%00b'],
  ['POST', '/api/runs/%00/cancel'],
  ['POST', '/api/runs/%00/retry'],
  ['GET', '/api/sources/%00/runs'],
  ['GET', '/api/sources/a%00'],
])('%s %s is no path of this API', async (method, path) => {
  const { ask } = makeWorld();

  const reply = await ask(method, path);

  expect(reply.json()).toMatchObject({ type: '/problems/no-such-route', status: 404 });
});

describe('runs', () => {
  it('starts a run, announces it and shows its progress', async () => {
    const { ask, addSource, queue } = makeWorld();
    const { id } = await addSource();

    const started = await ask('POST', `/api/sources/${id}/runs`, { mode: 'all', budgetUsd: 1.5 });
    const run = started.json() as { id: string };
    const shown = await ask('GET', `/api/runs/${run.id}`);

    expect(started.status).toBe(202);
    expect(started.headers['location']).toBe(`/api/runs/${run.id}`);
    expect(queue.sent).toEqual([{ type: 'run-queued', version: 1, runId: run.id }]);
    expect(shown.json()).toMatchObject({
      id: run.id,
      sourceId: id,
      sourceName: 'Fruit',
      status: 'queued',
      mode: 'all',
      model: 'lexicon-1',
      budgetUsd: 1.5,
      counts: { lines: 0, rejected: { invalid_utf8: 0, not_a_word: 0 }, accepted: 0, scored: 0 },
      usage: { inputTokens: 0, settledMicroUsd: 0 },
    });
    expect(shown.text).not.toContain('lists.example');
  });

  it('has one live run of a source and names it', async () => {
    const { ask, addSource } = makeWorld();
    const { id } = await addSource();
    const { id: runId } = (await ask('POST', `/api/sources/${id}/runs`)).json() as { id: string };

    const second = await ask('POST', `/api/sources/${id}/runs`);

    expect(second.status).toBe(409);
    expect(second.json()).toMatchObject({ type: '/problems/run-in-progress', runId });
  });

  it('starts one run for one Idempotency-Key and announces it again', async () => {
    const { ask, addSource, queue } = makeWorld();
    const { id } = await addSource();
    const start = (body: object) =>
      ask('POST', `/api/sources/${id}/runs`, body, { 'idempotency-key': 'monday' });

    const first = await start({ mode: 'new' });
    const again = await start({});
    const other = await start({ mode: 'all' });

    expect((again.json() as { id: string }).id).toBe((first.json() as { id: string }).id);
    expect([first.status, again.status, other.status]).toEqual([202, 202, 422]);
    expect(other.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
    expect(queue.sent).toHaveLength(2);
  });

  it('keeps the run when its message is lost', async () => {
    const { ask, addSource, queue } = makeWorld();
    const { id } = await addSource();
    queue.failNext();
    const start = () => ask('POST', `/api/sources/${id}/runs`, {}, { 'idempotency-key': 'k' });

    const lost = await start();
    const again = await start();

    expect([lost.status, again.status]).toEqual([500, 202]);
    expect(queue.sent).toHaveLength(1);
  });

  it.each([
    [{ mode: 'some' }, 'mode'],
    [{ budgetUsd: -1 }, 'budgetUsd'],
    [{ budgetUsd: '1' }, 'budgetUsd'],
    [{ model: 'a b' }, 'model'],
    [{ modes: 'new' }, 'modes'],
  ])('refuses %j', async (body, parameter) => {
    const { ask, addSource } = makeWorld();
    const { id } = await addSource();

    const reply = await ask('POST', `/api/sources/${id}/runs`, body);

    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ parameter });
  });

  it('lists the runs of a source, newest first', async () => {
    const { ask, addSource, database } = makeWorld();
    const { id } = await addSource();
    const started: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { id: runId } = (await ask('POST', `/api/sources/${id}/runs`)).json() as { id: string };
      await database.runs.fail(runId, 'source_not_found');
      started.push(runId);
    }

    const first = (await ask('GET', `/api/sources/${id}/runs?limit=2`)).json() as {
      runs: { id: string; status: string }[];
      next: string;
    };
    const second = (
      await ask('GET', `/api/sources/${id}/runs?limit=2&cursor=${first.next}`)
    ).json() as typeof first;

    expect([...first.runs, ...second.runs].map((run) => run.id)).toEqual(started.toReversed());
    expect(second.next).toBeUndefined();
  });

  it('cancels a live run, again without effect, and not one that has ended', async () => {
    const { ask, addSource, database } = makeWorld();
    const { id } = await addSource();
    const { id: runId } = (await ask('POST', `/api/sources/${id}/runs`)).json() as { id: string };

    const first = await ask('POST', `/api/runs/${runId}/cancel`);
    const second = await ask('POST', `/api/runs/${runId}/cancel`);
    await database.runs.endIfDone(runId);
    const ended = await ask('POST', `/api/runs/${runId}/cancel`);
    const missing = await ask('POST', '/api/runs/none/cancel');

    expect([first.status, second.status, ended.status, missing.status]).toEqual([202, 202, 202, 404]);
    expect(ended.json()).toMatchObject({ status: 'cancelled' });
  });

  it('refuses a budget for a model whose price it does not know, since it would hold back nothing', async () => {
    const { ask, addSource, database, queue } = makeWorld();
    const { id } = await addSource();
    const unpriced = { model: 'gpt-of-tomorrow', budgetUsd: 2 };
    const started = await ask('POST', `/api/sources/${id}/runs`, { model: 'gpt-of-tomorrow' });
    const { id: runId } = started.json() as { id: string };
    await database.runs.fail(runId, 'source_not_found');
    const sent = queue.take().length;

    const replies = [
      await ask('POST', `/api/sources/${id}/runs`, unpriced),
      await ask('POST', `/api/sources/${id}/runs?dryRun=true`, unpriced),
      await ask('POST', `/api/runs/${runId}/retry`, { budgetUsd: 2 }),
    ];

    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(replies[0]?.json()).toMatchObject({ parameter: 'budgetUsd' });
    expect([sent, queue.take()]).toEqual([1, []]);
  });

  it('retries a run that failed, with its mode and model, and refuses a live one', async () => {
    const { ask, addSource, database } = makeWorld();
    const { id } = await addSource();
    const { id: runId } = (
      await ask('POST', `/api/sources/${id}/runs`, { mode: 'all', model: 'gpt-x', budgetUsd: 2 })
    ).json() as { id: string };

    const early = await ask('POST', `/api/runs/${runId}/retry`);
    await database.runs.fail(runId, 'source_not_found');
    const retried = await ask('POST', `/api/runs/${runId}/retry`, { budgetUsd: 3 });

    expect(early.status).toBe(409);
    expect(retried.status).toBe(202);
    expect(retried.json()).toMatchObject({ mode: 'stale', model: 'gpt-x', budgetUsd: 3, status: 'queued' });
  });
});

it('lets operators say which judge is believed, and retire one', async () => {
  const { ask, database } = makeWorld();
  for (const id of ['gpt-a.abcdef', 'gpt-b.abcdef']) {
    putWord(database.tables, { ...exampleWord('apple'), judge: id, model: id });
  }
  const ranks = async () => (await database.catalogue.judges()).map(({ id, rank }) => [id, rank]);

  const ranked = await ask('PUT', '/api/judges/gpt-a.abcdef', { rank: 7 });
  const retired = await ask('PUT', '/api/judges/gpt-b.abcdef', { rank: null });

  expect([ranked.status, retired.status]).toEqual([204, 204]);
  expect(await ranks()).toEqual([
    ['gpt-a.abcdef', 7],
    ['gpt-b.abcdef', null],
  ]);
  expect((await ask('PUT', '/api/judges/nobody', { rank: 1 })).status).toBe(404);
});

it('hides nobody but norms, and answers a rank that nobody would see with what to do', async () => {
  const { ask, database } = makeWorld();
  putWord(database.tables, { ...exampleWord('apple'), judge: 'gpt-a.abcdef', model: 'gpt-a' });
  const change = (body: object) => ask('PUT', '/api/judges/gpt-a.abcdef', body);

  expect((await change({ retired: true })).status).toBe(204);
  expect((await change({ rank: 3 })).json()).toMatchObject({
    type: '/problems/judge-not-shown',
    status: 409,
  });
  expect((await change({ retired: false, rank: 3 })).status).toBe(204);
  expect((await change({ public: false })).json()).toMatchObject({ status: 400, parameter: 'public' });
  expect((await change({})).json()).toMatchObject({ status: 400, parameter: 'rank' });
});

it('starts no run of a judge that has retired, and says how to go on', async () => {
  const { ask, addSource, database } = makeWorld();
  const { id } = await addSource();
  const judge = judgeIdOf({ model: 'lexicon-1', rubricId: lexiconRubric.id, effort: null });
  putWord(database.tables, { ...exampleWord('apple'), judge, model: 'lexicon-1' });
  await ask('PUT', `/api/judges/${judge}`, { retired: true });

  const started = await ask('POST', `/api/sources/${id}/runs`);

  expect(started.json()).toMatchObject({ type: '/problems/judge-retired', status: 409, judge });
});

it('starts a trial, and a retry of it is one', async () => {
  const { ask, addSource, database } = makeWorld();
  const { id } = await addSource();

  const started = await ask('POST', `/api/sources/${id}/runs`, { trial: true });
  const { id: runId } = started.json() as { id: string };
  await database.runs.fail(runId, 'gone');
  const retried = await ask('POST', `/api/runs/${runId}/retry`);

  expect([started.json(), retried.json()]).toMatchObject([{ trial: true }, { trial: true }]);
});

describe('norms', () => {
  const csv = { 'content-type': 'text/csv; charset=utf-8' };
  const origin = 'source=Hutto%202014&licence=MIT';
  const at = (search: string, id = 'norms.vader') => `/api/judges/${id}/opinions?${search}`;

  it('come as CSV or NDJSON, are changed by the next file, and tell of each line that cannot be read', async () => {
    const { ask, database } = makeWorld();
    const url = at(`${origin}&scale=sentiment:-4..4&public=true`);

    const first = await ask('PUT', url, 'word,sentiment\ngood,3.1\nbad,-9\ntree,0\n', csv);
    const again = await ask('PUT', url, 'word,sentiment\ngood,3.1\nbad,-9\ntree,0\n', csv);
    const next = await ask('PUT', url, '{"word":"good","scores":{"sentiment":4}}', {
      'content-type': 'application/x-ndjson',
    });

    const lines = [{ line: 3, text: 'bad,-9', reason: 'sentiment: -9 is outside of -4..4' }];
    const common = { judge: 'norms.vader', words: 2, gone: 0, duplicates: 0, rejected: 1, lines };
    expect([first.status, first.json()]).toEqual([201, { ...common, changed: 2 }]);
    expect([again.status, again.json()]).toEqual([200, { ...common, changed: 0 }]);
    expect(next.json()).toMatchObject({ words: 1, changed: 1, gone: 1, rejected: 0 });
    expect(await database.catalogue.countedJudges()).toMatchObject([
      { id: 'norms.vader', kind: 'norms', rank: null, source: 'Hutto 2014', licence: 'MIT', words: 1 },
    ]);
  });

  it('are published by an operator, not by themselves', async () => {
    const { ask, database } = makeWorld();
    await ask('PUT', at(origin), 'word,sentiment\ngood,3\n', csv);
    const before = await database.catalogue.judges();

    const published = await ask('PUT', '/api/judges/norms.vader', { public: true });

    expect([before.length, published.status]).toEqual([0, 204]);
    expect(await database.catalogue.judges()).toHaveLength(1);
  });

  it('are listed for operators, published or not', async () => {
    const { ask } = makeWorld();
    await ask('PUT', at(origin), 'word,sentiment\ngood,3\n', csv);
    await ask('PUT', at(`${origin}&public=true`, 'norms.all'), 'word,sentiment\ngood,3\n', csv);

    const common = { source: 'Hutto 2014', licence: 'MIT', rank: null, retiredAt: null };
    expect((await ask('GET', '/api/norms')).json()).toEqual({
      norms: [
        { id: 'norms.all', ...common, public: true },
        { id: 'norms.vader', ...common, public: false },
      ],
    });
  });

  it.each([
    ['licence=MIT', {}, 'source', 400],
    ['source=people', {}, 'licence', 400],
    [`${origin}&scale=joy:1..7`, {}, 'scale', 400],
    [origin, { body: 'word,joy\ngood,3\n' }, 'body', 400],
    [origin, { body: '' }, 'body', 400],
    [origin, { id: 'gpt-6.abcdef' }, 'id', 400],
    [origin, { id: 'norms.V' }, 'id', 400],
    [origin, { headers: { 'content-type': 'application/json' } }, undefined, 415],
    [origin, { body: `word,sentiment\n${'x'.repeat(limits.normsBytes)}` }, undefined, 413],
  ])('are refused with what is wrong: ?%s, %j', async (search, given, parameter, status) => {
    const { ask, database } = makeWorld();
    const { body = 'word,sentiment\ngood,3\n', headers = csv, id } = given as Record<string, never>;

    const reply = await ask('PUT', at(search, id), body, headers);

    expect(reply.json()).toMatchObject({ status, ...(parameter !== undefined && { parameter }) });
    expect(database.tables.judges.current.size).toBe(0);
  });

  it('come from those alone who may write words', async () => {
    const { call } = makeWorld();

    const reply = await call({
      ...{ method: 'PUT', url: at(origin), body: 'word,sentiment\ngood,3\n', headers: csv },
      scopes: allScopes.filter((scope) => scope !== 'words:write'),
    });

    expect(reply.status).toBe(403);
  });
});

describe('the list of a source', () => {
  const withList = async () => {
    const world = makeWorld();
    const { id } = await world.addSource();
    const { run } = await world.database.runs.create(exampleNewRun({ sourceId: id }), currentRubric);
    const key = listKey({ source: id, sha256: 'a'.repeat(64) });
    await world.objects.put(key, 'apple\n');
    const manifest = exampleManifest({ accepted: 1, parts: [1] });
    await world.database.runs.fixManifest(run.id, { ...manifest, listSha256: 'a'.repeat(64) });
    return { ...world, id, run, key, lists: () => world.database.catalogue.lists() };
  };

  it('is kept to its operators, and shown again', async () => {
    const { ask, id, lists } = await withList();

    const kept = await ask('PUT', `/api/sources/${id}/list`, { public: false });

    expect(kept.status).toBe(204);
    expect(await lists()).toMatchObject([{ source: id, isPublic: false }]);
    await ask('PUT', `/api/sources/${id}/list`, { public: true });
    expect(await lists()).toMatchObject([{ source: id, isPublic: true }]);
    expect((await ask('PUT', '/api/sources/none/list', { public: true })).status).toBe(404);
  });

  it('goes with its source, and so does its object', async () => {
    const { ask, id, run, key, lists, objects, database } = await withList();
    await database.runs.requestCancel(run.id);
    await database.ledger.classify({ runId: run.id, part: '00000-00', words: ['apple'] });
    await database.runs.endIfDone(run.id);

    const removed = await ask('DELETE', `/api/sources/${id}`);

    expect(removed.status).toBe(204);
    expect(await lists()).toEqual([]);
    expect(objects.objects.has(key)).toBe(false);
  });
});

describe('a dry run', () => {
  const counts = {
    complete: true,
    lines: 6,
    rejected: { invalid_utf8: 0, missing_column: 0, empty: 1, too_long: 0, not_a_word: 1 },
    duplicates: 1,
    accepted: 3,
    list: {
      readAs: 'one word a line, UTF-8',
      rejects: [
        { reason: 'empty', line: 4, text: '' },
        { reason: 'not_a_word', line: 5, text: '123' },
      ],
    },
  };
  const score = (text: string, model: string) => ({
    ...exampleWord(text),
    ...{ model, judge: judgeIdOf({ model, rubricId: 'rubric-1', effort: null }) },
  });

  it('says what the run would read, ask and cost, and starts nothing', async () => {
    const { ask, addSource, queue } = makeWorld();
    const { id } = await addSource();

    const reply = await ask('POST', `/api/sources/${id}/runs?dryRun=true`, { model: 'gpt-x', budgetUsd: 1 });
    const runs = await ask('GET', `/api/sources/${id}/runs`);

    expect(reply.status).toBe(200);
    const estimate = reply.json() as { estimatedMicroUsd: number; worstCaseMicroUsd: number };
    expect(estimate).toMatchObject({
      ...counts,
      first: ['apple', 'pear', 'fig'],
      model: 'gpt-x',
      known: 0,
      toAsk: 3,
      prompts: 1,
      requestUnits: 60,
      withinBudget: true,
    });
    expect(estimate.estimatedMicroUsd).toBeGreaterThan(100);
    expect(estimate.worstCaseMicroUsd).toBeGreaterThan(estimate.estimatedMicroUsd);
    expect(runs.json()).toEqual({ runs: [] });
    expect(queue.sent).toEqual([]);
  });

  it.each([
    ['new', 'lexicon-1', 2],
    ['new', 'gpt-x', 1],
    ['stale', 'gpt-x', 0],
    ['all', 'gpt-x', 0],
  ])('in mode %s of %s finds %i known', async (mode, model, known) => {
    const { ask, addSource, database } = makeWorld();
    const { id } = await addSource();
    for (const row of [score('pear', 'gpt-y'), score('fig', 'lexicon-1'), score('plum', 'gpt-y')]) {
      putWord(database.tables, row);
    }

    const reply = await ask('POST', `/api/sources/${id}/runs?dryRun=true`, { mode, model });

    expect(reply.json()).toMatchObject({ known, toAsk: 3 - known });
  });

  it('costs nothing for a model without a price', async () => {
    const { ask, addSource } = makeWorld();
    const { id } = await addSource();

    const reply = await ask('POST', `/api/sources/${id}/runs?dryRun=true`);

    expect(reply.json()).toMatchObject({ estimatedMicroUsd: 0, worstCaseMicroUsd: 0, withinBudget: null });
  });

  it.each([
    ['<!DOCTYPE html><html>', 422, { reason: 'not_a_list' }],
    [
      new SourceRefused('address_not_public', 'the address is not public'),
      422,
      { reason: 'address_not_public' },
    ],
    [
      new SourceUnreachable('the source could not be read: ECONNREFUSED'),
      502,
      { type: '/problems/source-unreachable', detail: expect.stringContaining('ECONNREFUSED') as unknown },
    ],
    [new Error('connect ECONNRESET 10.0.0.7'), 502, { type: '/problems/source-unreachable' }],
  ])('of %s answers %i', async (content, status, problem) => {
    const { ask, addSource, fetched } = makeWorld();
    const { id } = await addSource();
    fetched[list.url] = content;

    const reply = await ask('POST', `/api/sources/${id}/runs?dryRun=true`);

    expect(reply.status).toBe(status);
    expect(reply.json()).toMatchObject(problem);
    expect(reply.text).not.toContain('10.0.0.7');
  });

  it('stops in time and says that it has seen the beginning only', async () => {
    const { ask, addSource, fetched, clock } = makeWorld();
    const { id } = await addSource();
    fetched[list.url] = () => {
      clock.advance(30_000);
      return 'apple\n'.repeat(5000);
    };

    const reply = await ask('POST', `/api/sources/${id}/runs?dryRun=true`);

    expect(reply.json()).toMatchObject({ complete: false });
  });
});

describe('every route', () => {
  it.each([
    ['GET', '/api/sources/{id}'],
    ['PUT', '/api/sources/{id}'],
    ['DELETE', '/api/sources/{id}'],
    ['GET', '/api/sources/{id}/runs'],
    ['POST', '/api/sources/{id}/runs'],
    ['GET', '/api/runs/{id}'],
    ['POST', '/api/runs/{id}/retry'],
    ['POST', '/api/runs/{id}/cancel'],
  ])('%s %s answers 404 for an id that is longer than any, before it is looked for', async (method, path) => {
    const { ask, sources, log } = makeWorld();
    sources.get = () => Promise.reject(new Error('the key of an item has at most 2048 bytes'));
    const body = method === 'PUT' ? list : undefined;

    for (const id of ['x'.repeat(2049), 'é'.repeat(1025)]) {
      const url = path.replace('{id}', encodeURIComponent(id));
      const reply = await ask(method, url, body, { 'if-match': '*' });

      expect(reply.status).toBe(404);
    }
    expect(log.entries).toEqual([]);
  });

  it.each([
    ['GET', '/api/sources', 'sources:read'],
    ['POST', '/api/sources', 'sources:write'],
    ['GET', '/api/sources/1', 'sources:read'],
    ['PUT', '/api/sources/1', 'sources:write'],
    ['DELETE', '/api/sources/1', 'sources:write'],
    ['POST', '/api/sources/1/runs', 'runs:write'],
    ['GET', '/api/sources/1/runs', 'runs:read'],
    ['GET', '/api/runs/1', 'runs:read'],
    ['GET', '/api/runs/1/failures', 'runs:read'],
    ['POST', '/api/runs/1/cancel', 'runs:write'],
    ['POST', '/api/runs/1/retry', 'runs:write'],
  ])('%s %s asks for the scope %s even behind the gateway', async (method, url, scope) => {
    const { call } = makeWorld();
    const others = allScopes.filter((other) => other !== scope);

    const without = await call({ method, url });
    const wrong = await call({ method, url, scopes: others });
    const right = await call({ method, url, scopes: [`https://words.example/${scope}`] });

    expect([without.status, wrong.status]).toEqual([403, 403]);
    expect(right.status).not.toBe(403);
  });

  it('refuses parameters that it does not know', async () => {
    const { ask } = makeWorld();

    const replies = await Promise.all([
      ask('GET', '/api/sources?page=1'),
      ask('GET', '/api/sources?limit=1&limit=2'),
      ask('GET', '/api/sources?limit=1001'),
      ask('GET', '/api/runs/1?verbose=true'),
      ask('DELETE', '/api/sources/1?force=true'),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  });

  it('shows the request id alone when something breaks inside', async () => {
    const { ask, addSource, database, log } = makeWorld();
    const { id } = await addSource();
    const { id: runId } = (await ask('POST', `/api/sources/${id}/runs`)).json() as { id: string };
    database.runs.counts = () => Promise.reject(new Error('SELECT secret FROM runs'));

    const reply = await ask('GET', `/api/runs/${runId}`);

    expect(reply.status).toBe(500);
    expect(reply.json()).toEqual({
      type: '/problems/internal-error',
      title: 'Internal error',
      status: 500,
      requestId: 'request-1',
    });
    expect(log.entries).toHaveLength(1);
  });
});

describe('corrections', () => {
  const url = '/api/words/Tree/correction';
  const worldWithTree = () => {
    const world = makeWorld();
    putWord(world.database.tables, exampleWord('tree'));
    const correct = (body: unknown) => world.ask('PUT', url, body);
    return { ...world, correct };
  };

  it('sets, shows and takes back what the editor says, by name', async () => {
    const { correct, ask, call, database } = worldWithTree();

    const set = await correct({ scores: { offensiveness: 2.5 }, types: ['verb', 'noun'], reason: 'heard' });
    const corrected = await database.catalogue.find('tree');
    const gone = await call({ method: 'DELETE', url, scopes: ['words:write'], username: 'ann' });
    const log = (await ask('GET', '/api/corrections?word=TREE')).json();

    expect(set.json()).toEqual({
      word: 'tree',
      scores: { offensiveness: 2.5 },
      types: ['noun', 'verb'],
      reason: 'heard',
    });
    expect(corrected).toMatchObject({ scores: { offensiveness: 2.5 }, types: ['noun', 'verb'] });
    expect(gone.status).toBe(204);
    expect((await database.catalogue.find('tree'))?.scores.offensiveness).not.toBe(2.5);
    expect(log).toMatchObject({
      corrections: [
        { word: 'tree', who: 'ann', changes: [{ after: null }, { after: null }] },
        {
          word: 'tree',
          reason: 'heard',
          changes: [{ field: 'offensiveness', after: 2.5 }, { field: 'types' }],
        },
      ],
    });
  });

  it.each([
    [{ reason: 'x' }, 'scores'],
    [{ scores: {}, reason: 'x' }, 'scores'],
    [{ scores: { offensiveness: 5.01 }, reason: 'x' }, 'scores.offensiveness'],
    [{ scores: { offensiveness: 1.234 }, reason: 'x' }, 'scores.offensiveness'],
    [{ scores: { rudeness: 1 }, reason: 'x' }, 'scores.rudeness'],
    [{ scores: { nsfw: 1 } }, 'reason'],
    [{ types: ['noun', 'noun'], reason: 'x' }, 'types'],
    [{ types: [], reason: 'x' }, 'types'],
  ])('refuses %j and names what is wrong', async (body, parameter) => {
    const { correct, database } = worldWithTree();

    const refused = await correct(body);

    expect(refused.status).toBe(400);
    expect(refused.json()).toMatchObject({ parameter });
    expect(await database.corrections.list({ limit: 1 })).toEqual([]);
  });

  it('refuses words that readers do not see, and what is no word', async () => {
    const { ask } = worldWithTree();
    const body = { scores: { nsfw: 1 }, reason: 'x' };

    expect((await ask('PUT', '/api/words/bush/correction', body)).status).toBe(404);
    expect((await ask('PUT', '/api/words/12/correction', body)).status).toBe(400);
    expect((await ask('DELETE', '/api/words/bush/correction')).status).toBe(404);
  });
});
