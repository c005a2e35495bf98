import { createServer } from 'node:http';
import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { dynamoSourceStore } from '@word-list/adapters/dynamodb';
import { callBundle, listen, startAws, tableShapes } from '@word-list/adapters/testing';
import { openDatabase } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { exampleSource } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

const scopes = ['runs:write', 'runs:read'];

it('estimates and starts a run when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const url = (await postgres.createDatabase()).url('writer');
  const aws = await startAws({ '/test/database': url, '/test/cursor': 'a key' });
  onTestFinished(aws.stop);
  const lists = await listen(createServer((_, response) => response.end('Apple\npear\n12\n')));
  onTestFinished(lists.stop);
  const [table, queueUrl] = [await aws.tables.makeTable(tableShapes.sources), await aws.makeQueue()];
  const source = exampleSource({ id: 'source-1', url: `${lists.origin}/words`, version: 1 });
  await dynamoSourceStore({ client: aws.tables.service, name: table }).save(source, 0);
  const call = (search: string) =>
    callBundle('api-sources', {
      environment: {
        ...aws.environment,
        DATABASE_URL_PARAMETER: '/test/database',
        CURSOR_KEY_PARAMETER: '/test/cursor',
        SOURCES_TABLE: table,
        CHUNK_BUCKET: 'chunk-bucket',
        UPLOAD_SOURCE_CHUNKS_QUEUE_URL: queueUrl,
        MODEL_NAME: 'lexicon-1',
        MODEL_PRICES: '{}',
        LOCAL_SOURCE_ORIGIN: lists.origin,
      },
      event: apiGatewayEvent({
        method: 'POST',
        url: `/api/sources/source-1/runs${search}`,
        body: {},
        scopes,
      }),
    }) as Promise<{ statusCode: number; body: string }>;

  const estimated = await call('?dryRun=true');
  const started = await call('');

  expect(estimated.statusCode).toBe(200);
  expect(JSON.parse(estimated.body)).toMatchObject({
    complete: true,
    lines: 3,
    accepted: 2,
    known: 0,
    toAsk: 2,
  });
  expect(started.statusCode).toBe(202);
  const run = JSON.parse(started.body) as { id: string };
  expect(run).toMatchObject({ status: 'queued', counts: { accepted: 0 } });
  expect(await aws.receiveAll(queueUrl)).toEqual([{ type: 'run-queued', version: 1, runId: run.id }]);
  const database = openDatabase(url, { max: 1, applicationName: 'smoke' });
  onTestFinished(database.close);
  expect(await wordsDatabase(database).runs.get(run.id)).toMatchObject({ sourceId: 'source-1' });
});
