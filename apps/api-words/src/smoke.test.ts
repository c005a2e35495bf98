import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { callBundle, startParameters } from '@word-list/adapters/testing';
import { openDatabase } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { attributes, currentRubric } from '@word-list/domain';
import { exampleNewRun } from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';

it('serves the words of a real database when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const database = await postgres.createDatabase();
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'smoke' });
  onTestFinished(writer.close);
  await scoreWords(wordsDatabase(writer), ['apple', 'pear']);
  const store = await startParameters({ '/test/database': database.url('reader'), '/test/cursor': 'a key' });
  onTestFinished(store.stop);

  const answer = await callBundle('api-words', {
    environment: {
      AWS_ENDPOINT_URL_SSM: store.origin,
      DATABASE_URL_PARAMETER: '/test/database',
      CURSOR_KEY_PARAMETER: '/test/cursor',
      API_ORIGIN: 'https://words.example',
    },
    event: apiGatewayEvent({
      url: '/api/words?commonnessMin=1&limit=1&total=true&format=csv&fields=commonness,model',
    }),
  });

  expect(answer).toMatchObject({
    statusCode: 200,
    body: 'text,commonness,model\r\napple,1,model-1\r\n',
    headers: { 'x-total-count': '2', link: expect.stringContaining('https://words.example/api/words?') },
  });
});

const scoreWords = async (
  { runs, ledger, outcomes }: ReturnType<typeof wordsDatabase>,
  words: readonly string[],
): Promise<void> => {
  const { run } = await runs.create(exampleNewRun({ model: 'model-1' }), currentRubric);
  const chunks = [{ index: 0, key: 'k', sha256: '0'.repeat(64), words: words.length, parts: [words.length] }];
  await runs.startChunking(run.id);
  await runs.fixManifest(run.id, {
    upload: 'u',
    lines: words.length,
    rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
    examples: {},
    duplicates: 0,
    accepted: words.length,
    chunks,
  });
  const at = { runId: run.id, part: '00000-00' };
  await ledger.classify({ ...at, words });
  await outcomes.settle({
    type: 'words-decided',
    version: 1,
    ...at,
    round: 1,
    rubricId: currentRubric.id,
    model: 'model-1',
    attributes: attributes.map(({ name }) => name),
    scored: words.map((word) => [word, attributes.map(() => 1), ['noun']]),
    failed: [],
    cost: {
      batchId: 'b',
      submission: 0,
      prompts: 1,
      microUsd: 1,
      inputTokens: 1,
      cachedTokens: 0,
      outputTokens: 1,
    },
  });
};
