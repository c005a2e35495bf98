import { callBundle, sqsEvent, startAws } from '@word-list/adapters/testing';
import { drizzleClaimLedger, drizzleRunStore, openDatabase } from '@word-list/db';
import { startTestPostgres } from '@word-list/db/testing';
import { attributes, currentRubric } from '@word-list/domain';
import { exampleManifest, exampleNewRun } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('stores a score and ends the run when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const url = (await postgres.createDatabase()).url('writer');
  const aws = await startAws({ '/test/database': url });
  onTestFinished(aws.stop);
  const database = openDatabase(url, { max: 1, applicationName: 'smoke' });
  onTestFinished(database.close);
  const runs = drizzleRunStore(database);
  const { run } = await runs.create(exampleNewRun(), currentRubric);
  await runs.fixManifest(run.id, exampleManifest({ accepted: 1, parts: [1] }));
  await drizzleClaimLedger(database).classify({ runId: run.id, part: '00000-00', words: ['apple'] });
  const cost = {
    batchId: 'b',
    submission: 0,
    prompts: 1,
    microUsd: 0,
    inputTokens: 9,
    cachedTokens: 0,
    outputTokens: 5,
  };

  const answer = await callBundle('update-words', {
    environment: { ...aws.environment, DATABASE_URL_PARAMETER: '/test/database' },
    event: sqsEvent({
      type: 'words-decided',
      version: 1,
      runId: run.id,
      part: '00000-00',
      round: 1,
      rubricId: run.rubricId,
      model: run.model,
      attributes: attributes.map(({ name }) => name),
      scored: [['apple', [3, 0, -2, 3, 5, 2, 2, 0, 0], ['noun']]],
      failed: [],
      cost,
    }),
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await runs.get(run.id)).toMatchObject({ status: 'complete' });
  expect(await runs.usage(run.id)).toMatchObject({ inputTokens: 9, outputTokens: 5, prompts: 1 });
});
