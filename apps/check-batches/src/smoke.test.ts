import { callBundle, startAws, startModelServer, tableShapes } from '@word-list/adapters/testing';
import { dynamoBatchStore } from '@word-list/adapters/dynamodb';
import { drizzleClaimLedger, drizzleRunStore, openDatabase } from '@word-list/db';
import { startTestPostgres } from '@word-list/db/testing';
import { batchIdOf, currentRubric } from '@word-list/domain';
import {
  exampleBatch,
  exampleManifest,
  exampleNewRun,
  goodRow,
  memoryModelBatches,
} from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('notices an ended batch when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const url = (await postgres.createDatabase()).url('writer');
  const aws = await startAws({ '/test/database': url, '/test/key': 'a-key' });
  onTestFinished(aws.stop);
  const model = memoryModelBatches({ answer: (words) => words.map(goodRow) });
  const server = await startModelServer(model);
  onTestFinished(server.stop);
  const database = openDatabase(url, { max: 1, applicationName: 'smoke' });
  onTestFinished(database.close);
  const runs = drizzleRunStore(database);
  const { run } = await runs.create(exampleNewRun(), currentRubric);
  await runs.fixManifest(run.id, exampleManifest({ accepted: 1, parts: [1] }));
  const at = { runId: run.id, part: '00000-00', round: 1 };
  await drizzleClaimLedger(database).classify({ ...at, words: ['apple'] });
  const batchesTable = await aws.tables.makeTable(tableShapes.batches);
  await model.submit({ input: '', fileName: 'x.jsonl', metadata: {}, deadline: new Date('2100-01-01') });
  await dynamoBatchStore({ client: aws.tables.service, name: batchesTable }).createIfAbsent(
    exampleBatch({ ...at, id: batchIdOf(at), status: 'submitted', providerBatchId: model.batches[0]!.id }),
  );
  const [upload, chunks, query, ended] = [
    await aws.makeQueue(),
    await aws.makeQueue(),
    await aws.makeQueue(),
    await aws.makeQueue(),
  ];

  const answer = await callBundle('check-batches', {
    environment: {
      ...aws.environment,
      DATABASE_URL_PARAMETER: '/test/database',
      MODEL_API_KEY_PARAMETER: '/test/key',
      OPENAI_BASE_URL: server.baseURL,
      DEPLOYMENT: 'smoke',
      BATCHES_TABLE: batchesTable,
      CHUNK_BUCKET: await aws.makeBucket(),
      PROMPTS_TABLE: await aws.tables.makeTable(tableShapes.prompts),
      UPLOAD_SOURCE_CHUNKS_QUEUE_URL: upload,
      PROCESS_SOURCE_CHUNK_QUEUE_URL: chunks,
      QUERY_WORDS_QUEUE_URL: query,
      UPDATE_BATCH_QUEUE_URL: ended,
      RESEND_AFTER_SECONDS: '5',
    },
    event: {},
  });

  expect(answer).toBeNull();
  expect(await aws.receiveAll(ended)).toEqual([{ type: 'batch-ended', version: 1, batchId: batchIdOf(at) }]);
});
