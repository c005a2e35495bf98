import { dynamoBatchStore, dynamoPromptStore } from '@word-list/adapters/dynamodb';
import { callBundle, sqsEvent, startAws, startModelServer, tableShapes } from '@word-list/adapters/testing';
import { buildInput, currentRubric } from '@word-list/domain';
import { exampleBatch, examplePrompt, goodRow, memoryModelBatches } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('reads the answers of a batch when it runs as it is deployed', async () => {
  const aws = await startAws({ '/test/key': 'a-key' });
  onTestFinished(aws.stop);
  const model = memoryModelBatches({ answer: (words) => words.map(goodRow) });
  const server = await startModelServer(model);
  onTestFinished(server.stop);
  const [batches, prompts] = [
    await aws.tables.makeTable(tableShapes.batches),
    await aws.tables.makeTable(tableShapes.prompts),
  ];
  const [decidedUrl, againUrl] = [await aws.makeQueue(), await aws.makeQueue()];
  const prompt = examplePrompt({
    batchId: 'b',
    id: 'p-000',
    preparation: 'p',
    words: ['apple'],
    attempts: [0],
  });
  await dynamoPromptStore({ client: aws.tables.service, name: prompts }).put([prompt]);
  const input = buildInput({ model: 'model-1', rubric: currentRubric.document }, [prompt]);
  await model.submit({ input, fileName: 'x.jsonl', metadata: {}, deadline: new Date('2100-01-01') });
  const ended = model.batches[0]!;
  await dynamoBatchStore({ client: aws.tables.service, name: batches }).createIfAbsent(
    exampleBatch({
      id: 'b',
      status: 'ended',
      preparation: 'p',
      prompts: 1,
      providerBatchId: ended.id,
      providerStatus: 'completed',
      outputFileId: ended.outputFileId,
    }),
  );

  const answer = await callBundle('update-batch', {
    environment: {
      ...aws.environment,
      MODEL_API_KEY_PARAMETER: '/test/key',
      OPENAI_BASE_URL: server.baseURL,
      BATCHES_TABLE: batches,
      PROMPTS_TABLE: prompts,
      MODEL_PRICES: '{}',
      RETRY_AFTER_SECONDS: '1',
      QUERY_WORDS_QUEUE_URL: againUrl,
      UPDATE_WORDS_QUEUE_URL: decidedUrl,
    },
    event: sqsEvent({ type: 'batch-ended', version: 1, batchId: 'b' }),
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await aws.receiveAll(decidedUrl)).toMatchObject([
    {
      type: 'words-decided',
      scored: [['apple', [300, 0, -200, 300, 500, 200, 200, 0, 0], ['noun', 'verb']]],
      failed: [],
    },
  ]);
});
