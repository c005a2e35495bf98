import { callBundle, sqsEvent, startAws, startModelServer, tableShapes } from '@word-list/adapters/testing';
import { drizzleRunStore, openDatabase } from '@word-list/db';
import { startTestPostgres } from '@word-list/db/testing';
import { currentRubric } from '@word-list/domain';
import { exampleManifest, exampleNewRun, goodRow, memoryModelBatches } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('puts the words of a part to the model when it runs as it is deployed', async () => {
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
  await runs.fixManifest(run.id, exampleManifest({ accepted: 2, parts: [2] }));

  const answer = await callBundle('query-words', {
    environment: {
      ...aws.environment,
      DATABASE_URL_PARAMETER: '/test/database',
      MODEL_API_KEY_PARAMETER: '/test/key',
      OPENAI_BASE_URL: server.baseURL,
      DEPLOYMENT: 'smoke',
      BATCHES_TABLE: await aws.tables.makeTable(tableShapes.batches),
      PROMPTS_TABLE: await aws.tables.makeTable(tableShapes.prompts),
      MODEL_PRICES: '{}',
      SUBMIT_LEASE_SECONDS: '60',
      RETRY_AFTER_SECONDS: '1',
    },
    event: sqsEvent({
      type: 'part-ready',
      version: 1,
      runId: run.id,
      part: '00000-00',
      words: ['apple', 'pear'],
    }),
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(model.ledger.map(({ words }) => [...words].toSorted())).toEqual([['apple', 'pear']]);
  expect(await runs.counts(run.id)).toMatchObject({ claimed: 2 });
});
