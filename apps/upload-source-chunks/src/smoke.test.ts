import { createServer } from 'node:http';
import { dynamoSourceStore } from '@word-list/adapters/dynamodb';
import { callBundle, listen, sqsEvent, startAws, tableShapes } from '@word-list/adapters/testing';
import { drizzleRunStore, openDatabase } from '@word-list/db';
import { startTestPostgres } from '@word-list/db/testing';
import { currentRubric } from '@word-list/domain';
import { exampleNewRun, exampleSource } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('fixes a list when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const url = (await postgres.createDatabase()).url('writer');
  const aws = await startAws({ '/test/database': url });
  onTestFinished(aws.stop);
  const lists = await listen(createServer((_, response) => response.end('Apple\npear\n12\n')));
  onTestFinished(lists.stop);
  const [table, bucket, queueUrl] = [
    await aws.tables.makeTable(tableShapes.sources),
    await aws.makeBucket(),
    await aws.makeQueue(),
  ];
  await dynamoSourceStore({ client: aws.tables.service, name: table }).save(
    exampleSource({ id: 'source-1' }),
    0,
  );
  const database = openDatabase(url, { max: 1, applicationName: 'smoke' });
  onTestFinished(database.close);
  const runs = drizzleRunStore(database);
  const { run } = await runs.create(
    exampleNewRun({ sourceId: 'source-1', url: `${lists.origin}/words` }),
    currentRubric,
  );

  const answer = await callBundle('upload-source-chunks', {
    environment: {
      ...aws.environment,
      DATABASE_URL_PARAMETER: '/test/database',
      SOURCES_TABLE: table,
      CHUNK_BUCKET: bucket,
      PROCESS_SOURCE_CHUNK_QUEUE_URL: queueUrl,
      LOCAL_SOURCE_ORIGIN: lists.origin,
      WORDS_PER_PART: '1',
    },
    event: sqsEvent({ type: 'run-queued', version: 1, runId: run.id }),
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await runs.get(run.id)).toMatchObject({ status: 'scoring', manifest: { lines: 3, accepted: 2 } });
  expect(await aws.receiveAll(queueUrl)).toMatchObject([
    { type: 'chunk-ready', chunk: { words: 2, parts: [1, 1] } },
  ]);
});
