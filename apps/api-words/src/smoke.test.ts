import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { callBundle, startParameters } from '@word-list/adapters/testing';
import { openDatabase } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { exampleWord } from '@word-list/domain/api/testing';
import { expect, it, onTestFinished } from 'vitest';
import { scoreWords } from './testing/score-words.ts';

it('serves the words of a real database when it runs as it is deployed', async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const database = await postgres.createDatabase();
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'smoke' });
  onTestFinished(writer.close);
  await scoreWords(wordsDatabase(writer), ['apple', 'pear'].map(exampleWord));
  const store = await startParameters({ '/test/database': database.url('reader'), '/test/cursor': 'a key' });
  onTestFinished(store.stop);

  const answer = await callBundle('api-words', {
    environment: {
      AWS_ENDPOINT_URL_SSM: store.origin,
      DATABASE_URL_PARAMETER: '/test/database',
      CURSOR_KEY_PARAMETER: '/test/cursor',
      CHUNK_BUCKET: 'chunk-bucket',
      API_ORIGIN: 'https://words.example',
      SIGN_IN_ORIGIN: '',
      SIGN_IN_CLIENT: '',
    },
    event: apiGatewayEvent({
      url: '/api/words?types=noun,verb,adjective,adverb&commonness=0..&limit=1&total=true&format=csv&fields=model',
    }),
  });

  expect(answer).toMatchObject({
    statusCode: 200,
    body: 'text,model\r\napple,model-1\r\n',
    headers: { 'x-total-count': '2', link: expect.stringContaining('https://words.example/api/words?') },
  });
});
