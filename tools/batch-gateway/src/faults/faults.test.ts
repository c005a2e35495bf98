import { afterEach, describe, expect, it } from 'vitest';
import { makeLexiconAnswerer } from '../answers/lexicon-answerer.ts';
import { type Gateway, startGateway } from '../start-gateway.ts';
import {
  createBatch,
  ended,
  flatHundredths,
  flatLexicon,
  makeClient,
  makeDataDir,
  readResults,
  requestLine,
  until,
} from '../testing/gateway-client.ts';
import { type AnswerFault, answerFaults, batchFaults } from './fault.ts';
import { makeFaultPlan } from './fault-plan.ts';
import { makeFaultyAnswerer } from './faulty-answerer.ts';
import { makeFaultyBehaviour } from './faulty-behaviour.ts';
import { parseFaults } from './parse-faults.ts';

const sound = makeLexiconAnswerer({ lexicon: flatLexicon, clock: () => 0 });
const words = ['apple', 'pear', 'plum'];
const [commonness, ...otherScores] = flatHundredths.map((hundredths) => Math.round(hundredths / 100));
const row = (word: string, first = commonness): string =>
  `${word}:${[first, ...otherScores].join(',')},noun/verb`;
const request = requestLine('one', words).body;
const never = new AbortController().signal;

const answerWith = (spec: string) =>
  makeFaultyAnswerer(sound, makeFaultPlan(parseFaults(spec), 1)).answer(request, {
    batchNumber: 1,
    line: 0,
    signal: never,
  });

const textOf = (body: unknown): string => {
  const { output } = body as { output: { content?: { text?: string }[] }[] };
  return output
    .flatMap(({ content }) => content ?? [])
    .map(({ text }) => text ?? '')
    .join('');
};

const rowsOf = (body: unknown): unknown => (JSON.parse(textOf(body)) as { r: unknown }).r;

const rowFaults: readonly (readonly [AnswerFault, readonly string[]])[] = [
  ['dropped-row', [row('pear'), row('plum')]],
  ['extra-row', [row('apple'), row('pear'), row('plum'), row('uninvited')]],
  ['swapped-rows', [row('pear'), row('apple'), row('plum')]],
  ['duplicate-row', [row('apple'), row('pear'), row('apple')]],
  ['out-of-range', [row('apple', 9), row('pear'), row('plum')]],
  ['non-integer', [row('apple', 2.555), row('pear'), row('plum')]],
  ['changed-spelling', [row('applex'), row('pear'), row('plum')]],
  ['header-row', ['word:commonness,offensiveness,sentiment,types', row('apple'), row('pear'), row('plum')]],
  ['reasoning-first', words.map((word) => row(word))],
  ['message-parts', words.map((word) => row(word))],
];

const bodyFaults: readonly (readonly [AnswerFault, object])[] = [
  [
    'truncated',
    { status: 200, body: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } } },
  ],
  [
    'content-filter',
    { status: 200, body: { status: 'incomplete', incomplete_details: { reason: 'content_filter' } } },
  ],
  ['refusal', { status: 200, body: { status: 'completed', output: [{ content: [{ type: 'refusal' }] }] } }],
  ['prose', { status: 200, body: { status: 'completed' } }],
  ['code-fences', { status: 200, body: { status: 'completed' } }],
  ['line-429', { status: 429, body: { error: { code: 'rate_limit_exceeded' } } }],
  ['line-500', { status: 500, body: { error: { type: 'server_error' } } }],
];

describe('a fault in an answer', () => {
  it.each(rowFaults)('%s changes the rows', async (name, rows) => {
    const { status, body } = await answerWith(name);

    expect(status).toBe(200);
    expect(rowsOf(body)).toEqual(rows);
  });

  it.each(bodyFaults)('%s changes the document', async (name, expected) => {
    expect(await answerWith(name)).toMatchObject(expected);
  });

  it('leaves text that is no JSON for prose, code fences and truncation', async () => {
    for (const name of ['prose', 'code-fences', 'truncated']) {
      const { body } = await answerWith(name);
      expect(() => rowsOf(body)).toThrow();
    }
  });

  it('puts the reasoning before the message, and a text into two parts', async () => {
    expect((await answerWith('reasoning-first')).body).toMatchObject({
      output: [{ type: 'reasoning' }, { type: 'message' }],
    });
    expect((await answerWith('message-parts')).body).toMatchObject({
      output: [{ content: [{ type: 'output_text' }, { type: 'output_text' }] }],
    });
  });

  it('is known by every name in the list', () => {
    const tested = [...rowFaults, ...bodyFaults].map(([name]) => name);

    expect(tested.toSorted()).toEqual([...answerFaults].sort());
  });
});

describe('the plan', () => {
  it('strikes the same places for one seed, about as often as the rate says, and others for another', () => {
    const sites = Array.from({ length: 1_000 }, (_, line) => ({ batchNumber: 1, line }));
    const struck = (seed: number) =>
      sites
        .filter((site) => makeFaultPlan(parseFaults('prose:0.2'), seed).strike('prose', site) !== undefined)
        .map(({ line }) => line);

    expect(struck(7)).toEqual(struck(7));
    expect(struck(7)).not.toEqual(struck(8));
    expect(struck(7).length).toBeGreaterThan(150);
    expect(struck(7).length).toBeLessThan(250);
  });

  it('spares batches after the given number', () => {
    const plan = makeFaultPlan(parseFaults('expired@2'), 1);

    expect([1, 2, 3].map((batchNumber) => plan.strike('expired', { batchNumber }) !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['nonsense', 'prose:2', 'prose:x', 'Prose', 'prose@x'])('refuses to read %s', (spec) => {
    expect(() => parseFaults(spec)).toThrow(`'${spec}'`);
  });

  it('reads names, arguments, rates and batches', () => {
    expect(parseFaults('failed=token_limit_exceeded:0.5@3, prose')).toEqual([
      { name: 'failed', argument: 'token_limit_exceeded', rate: 0.5, upToBatch: 3 },
      { name: 'prose', argument: undefined, rate: 1, upToBatch: Infinity },
    ]);
  });
});

describe('a fault of a batch', () => {
  let gateway: Gateway | undefined;
  const dataDirs: ReturnType<typeof makeDataDir>[] = [];

  afterEach(async () => {
    await gateway?.close();
    for (const dataDir of dataDirs.splice(0)) dataDir.remove();
  });

  const start = async (spec: string) => {
    const dataDir = makeDataDir();
    dataDirs.push(dataDir);
    const plan = makeFaultPlan(parseFaults(spec), 1);
    const options = { answerer: makeFaultyAnswerer(sound, plan), behaviour: makeFaultyBehaviour(plan) };
    gateway = await startGateway({ dataDir: dataDir.path, port: 0, ...options });
    return makeClient(gateway.url);
  };

  const lines = ['a', 'b', 'c', 'd'].map((word) => requestLine(word, [word]));
  const customIds = (results: readonly Record<string, unknown>[]) => results.map((line) => line['custom_id']);

  const run = async (spec: string) => {
    const client = await start(spec);
    const batch = await ended(client, (await createBatch(client, lines)).id);
    return {
      client,
      batch,
      output: customIds(await readResults(client, batch.output_file_id).catch(() => [])),
    };
  };

  it('failed refuses the input with the given code', async () => {
    const { batch } = await run('failed=token_limit_exceeded');

    expect(batch).toMatchObject({ status: 'failed', errors: { data: [{ code: 'token_limit_exceeded' }] } });
  });

  it('expired delivers half and lists the rest as errors', async () => {
    const { batch, client, output } = await run('expired');

    expect(batch.status).toBe('expired');
    expect(output).toEqual(['a', 'b']);
    expect(await readResults(client, batch.error_file_id)).toMatchObject([
      { custom_id: 'c', error: { code: 'batch_expired' } },
      { custom_id: 'd', error: { code: 'batch_expired' } },
    ]);
  });

  it('cancelled delivers half', async () => {
    const { batch, output } = await run('cancelled');

    expect(batch).toMatchObject({ status: 'cancelled', error_file_id: null });
    expect(output).toEqual(['a', 'b']);
  });

  it('all-failed completes without an output file', async () => {
    const { batch, client } = await run('all-failed');

    expect(batch).toMatchObject({
      status: 'completed',
      output_file_id: null,
      request_counts: { completed: 0, failed: 4 },
    });
    expect(await readResults(client, batch.error_file_id)).toHaveLength(4);
  });

  it('empty-error-file-id shows an empty string', async () => {
    expect((await run('empty-error-file-id')).batch.error_file_id).toBe('');
  });

  it('shuffled, missing-custom-id and foreign-custom-id change the output file', async () => {
    const shuffled = (await run('shuffled')).output;

    expect(shuffled).not.toEqual(['a', 'b', 'c', 'd']);
    expect(shuffled.toSorted()).toEqual(['a', 'b', 'c', 'd']);
    await gateway?.close();
    expect((await run('missing-custom-id')).output).toEqual(['b', 'c', 'd']);
    await gateway?.close();
    expect((await run('foreign-custom-id')).output).toEqual(['a', 'b', 'c', 'd', 'foreign']);
    await gateway?.close();
    expect((await run('no-custom-id')).output).toEqual([undefined, 'b', 'c', 'd']);
  });

  it('broken-line cuts one line of the output file', async () => {
    const { batch, client } = await run('broken-line');
    const text = await (await client.files.content(batch.output_file_id ?? '')).text();

    expect(text.trim().split('\n')).toHaveLength(4);
    expect(() => JSON.parse(text.split('\n')[0] ?? '') as unknown).toThrow();
  });

  it('lost-create-reply creates the batch, but does not tell', async () => {
    const client = await start('lost-create-reply@1');

    await expect(createBatch(client, lines, { part: 'p' })).rejects.toThrow('Connection error');

    expect((await client.batches.list()).data).toMatchObject([{ metadata: { part: 'p' } }]);
  });

  it('list-lag hides a young batch from the list only', async () => {
    const client = await start('list-lag=60000');

    const { id } = await createBatch(client, lines);

    expect((await client.batches.list()).data).toEqual([]);
    expect((await client.batches.retrieve(id)).id).toBe(id);
  });

  it('list-paged gives one batch a page', async () => {
    const client = await start('list-paged');
    await createBatch(client, lines);
    await createBatch(client, lines);

    const page = await client.batches.list({ limit: 100 });

    expect(page).toMatchObject({ has_more: true });
    expect(page.data).toHaveLength(1);
  });

  it('list-paged shows the batches behind one that is hidden', async () => {
    const client = await start('vanished:0.5,list-paged');
    const ids: string[] = [];
    for (let count = 0; count < 8; count += 1) ids.unshift((await createBatch(client, lines)).id);
    const isThere = await Promise.all(
      ids.map((id) =>
        client.batches.retrieve(id).then(
          () => true,
          () => false,
        ),
      ),
    );

    const listed: string[] = [];
    for await (const batch of client.batches.list()) listed.push(batch.id);

    // One that is hidden stands between two that are not.
    expect(isThere.slice(isThere.indexOf(true), isThere.lastIndexOf(true))).toContain(false);
    expect(listed).toEqual(ids.filter((_, place) => isThere[place]));
  });

  it('stuck-finalizing never ends', async () => {
    const client = await start('stuck-finalizing');
    const { id } = await createBatch(client, lines);

    const batch = await until(async () => {
      const now = await client.batches.retrieve(id);
      return now.status === 'finalizing' ? now : undefined;
    });

    expect(batch.output_file_id).toBeNull();
    await expect(client.batches.cancel(id)).rejects.toMatchObject({ status: 409 });
  });

  it('vanished is not found', async () => {
    const client = await start('vanished');

    const { id } = await createBatch(client, lines);

    await expect(client.batches.retrieve(id)).rejects.toMatchObject({ status: 404 });
  });

  it('is known by every name in the list', () => {
    const tested =
      'failed expired cancelled all-failed empty-error-file-id shuffled foreign-custom-id missing-custom-id no-custom-id broken-line lost-create-reply list-lag list-paged stuck-finalizing vanished';

    expect(tested.split(' ').toSorted()).toEqual([...batchFaults].sort());
  });
});
