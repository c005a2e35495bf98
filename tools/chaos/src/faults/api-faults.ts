import { by, cannot, file, type ServiceFaults } from './scheduled-fault.ts';
import { sourcesApi } from './shared-injections.ts';

const tokens = file('tools/local/src/http-front/start-http-front.test.ts');
const sourcesFuzz = file('apps/api-sources/src/fuzz.test.ts');
const wordsApi = file('apps/api-words/src/handler.test.ts');
const wordsFuzz = file('apps/api-words/src/fuzz.test.ts');
const sameAnswers = file('apps/api-words/src/same-answers.test.ts');
const cursors = file('libs/domain/src/api/http/cursor.test.ts');

export const apiFaults: readonly ServiceFaults[] = [
  {
    service: 'API',
    faults: [
      by(
        'numbers that are negative, huge or none; least above most; unknown parameters',
        wordsFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
        sourcesFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
      ),
      by(
        'any letters, quotes, SQL and scripts in texts',
        wordsFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
        sameAnswers(
          'gives ${requests} made-up requests the same answers from SQL, from its memory and from words in memory',
        ),
      ),
      by(
        'a cursor that was changed, or is of another list',
        cursors('refuses every change of a cursor'),
        wordsApi('refuse a cursor of another list and one that was changed'),
      ),
      by(
        'tokens: none, expired, of another key, unsigned, without the scope',
        tokens('answers 401 without a token, and to nonsense'),
        tokens('answers 401 to an expired token'),
        tokens('answers 401 to a token of another key, unsigned, changed or with another secret'),
        tokens('answers 403 when the scope is missing'),
      ),
      cannot(
        'tokens for another audience or of another issuer',
        'the one-machine stack issues every token itself; in AWS API Gateway checks both',
      ),
      by(
        'an Idempotency-Key that comes again, with the same body or another',
        sourcesApi('starts one run for one Idempotency-Key and announces it again'),
      ),
      by(
        'the database is away',
        wordsApi('is healthy when the database answers, and says 503 without a reason when it does not'),
      ),
      cannot(
        'too many requests',
        'API Gateway throttles before a function is called; the one-machine stack has one user',
      ),
      by(
        'an answer of one query is given to another',
        wordsApi('has another tag for another format, and none for a seed that was drawn'),
        sameAnswers(
          'gives ${requests} made-up requests the same answers from SQL, from its memory and from words in memory',
        ),
      ),
    ],
  },
];
