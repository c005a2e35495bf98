import { createServer, type IncomingHttpHeaders } from 'node:http';
import { fixedClock } from '@word-list/domain/testing';
import OpenAI, { toFile } from 'openai';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../testing/listen.ts';
import { collect } from '../testing/model-server.ts';
import { openaiModelBatches } from './openai-model-batches.ts';

const answers: Readonly<Record<string, unknown>> = {
  '/v1/files': { id: 'file-1' },
  '/v1/batches?limit=100': { data: [{ id: 'batch-1', status: 'completed', created_at: 1 }], has_more: true },
  '/v1/batches?limit=100&after=batch-1': { data: [], has_more: false },
};

/** Answers as the provider would, and keeps what it was sent. */
const startRecorder = async () => {
  const sent: { request: string; headers: IncomingHttpHeaders; body: unknown }[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { method, url = '', headers } = request;
      sent.push({
        request: `${method} ${url}`,
        headers,
        body: readBody(headers, String(Buffer.concat(parts))),
      });
      const answer = answers[url] ?? { id: 'batch-1', status: 'completed', created_at: 1 };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  const running = await listen(server);
  onTestFinished(() => running.stop());
  return { baseURL: `${running.origin}/v1`, sent };
};

/** JSON by its value, the parts of a form without the boundary that was drawn for it. */
const readBody = ({ 'content-type': type = '' }: IncomingHttpHeaders, text: string): unknown => {
  if (type === 'application/json') return JSON.parse(text);
  const boundary = /boundary=(.*)/u.exec(type)?.[1];
  return boundary === undefined ? text : text.split(`--${boundary}`);
};

const meant = ({ authorization, accept, 'content-type': type = '' }: IncomingHttpHeaders) => ({
  authorization,
  accept,
  type: type.replace(/boundary=.*/u, 'boundary'),
});

const apiKey = 'sk-1';
const question = { model: 'm', input: 'tree', store: false } as const;
const submission = { input: '{"custom_id":"é"}\n', fileName: 'batch 1.jsonl', metadata: { batch: 'b' } };

it('sends what the provider’s own client sends', async () => {
  const [ours, theirs] = [await startRecorder(), await startRecorder()];
  const clock = fixedClock();
  const model = openaiModelBatches({ baseURL: ours.baseURL, apiKey, clock });
  const client = new OpenAI({ baseURL: theirs.baseURL, apiKey });
  const deadline = new Date(clock.now().getTime() + 10_000);

  await model.submit({ ...submission, deadline });
  await model.ask(question, deadline);
  await model.find('batch/ü?1');
  await model.cancel('batch/ü?1');
  await model.readFile('file 1');
  await collect(model.list(new Date(0)));

  const { input, fileName, metadata } = submission;
  const file = await toFile(Buffer.from(input), fileName, { type: 'application/jsonl' });
  await client.files.create({ file, purpose: 'batch' });
  await client.batches.create({
    input_file_id: 'file-1',
    endpoint: '/v1/responses',
    completion_window: '24h',
    metadata,
  });
  await client.responses.create(question);
  await client.batches.retrieve('batch/ü?1');
  await client.batches.cancel('batch/ü?1');
  await (await client.files.content('file 1')).text();
  await client.get('/batches', { query: { limit: 100 } });
  await client.get('/batches', { query: { limit: 100, after: 'batch-1' } });

  expect(ours.sent.map(({ request }) => request)).toEqual(theirs.sent.map(({ request }) => request));
  expect(ours.sent.map(({ body }) => body)).toEqual(theirs.sent.map(({ body }) => body));
  expect(ours.sent.map(({ headers }) => meant(headers))).toEqual(
    theirs.sent.map(({ headers }) => meant(headers)),
  );
});
