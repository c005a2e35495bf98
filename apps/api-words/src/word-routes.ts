import { answerJson, type ApiRoutes } from '@word-list/adapters/http-api';
import { DatabaseUnavailable, NotFound, type WordCatalogue, type WordsState } from '@word-list/domain';
import {
  findSimilar,
  noParameters,
  readParameters,
  readWord,
  viewAttributes,
  viewLists,
  viewWord,
  wordParameters,
} from '@word-list/domain/api';
import { setTimeout } from 'node:timers/promises';
import { answerCached } from './answer-cached.ts';
import { answerCheck, answerVerify } from './answer-lists.ts';
import { answerCounts } from './answer-counts.ts';
import { healthMilliseconds } from './answer-time.ts';
import { answerSentWords, answerWords, type WordsPorts } from './answer-words.ts';

const jsonBody = (value: unknown) => ({ body: JSON.stringify(value), type: 'application/json' });

const findWord = async (catalogue: WordCatalogue, text: string) => {
  const word = await catalogue.find(text);
  if (word === undefined) throw new NotFound('word', text);
  return word;
};

/** Does not wait for a database that hangs, nor for connections that others wait on. */
const readState = async (catalogue: WordCatalogue): Promise<WordsState> => {
  const asked = new AbortController();
  const late = setTimeout(healthMilliseconds, undefined, { signal: asked.signal }).then(() => {
    throw new Error(`the words database did not answer within ${healthMilliseconds} ms`);
  });
  try {
    return await Promise.race([catalogue.state({ now: true }), late]);
  } catch (cause) {
    throw new DatabaseUnavailable(cause);
  } finally {
    late.catch(() => undefined);
    asked.abort();
  }
};

/** The routes that read words. */
export const wordRoutes = (ports: WordsPorts): ApiRoutes => {
  const { catalogue } = ports;
  return {
    'GET /api/words': (request) => answerWords(request, ports),
    'POST /api/words': (request) => answerSentWords(request, ports),
    'POST /api/check': (request) => answerCheck(request, ports),
    'POST /api/verify': (request) => answerVerify(request, ports),
    'GET /api/counts': (request) => answerCounts(request, ports),
    'GET /api/words/:word': (request) => {
      const { similar: by, limit } = readParameters(wordParameters, request.url.search);
      const text = readWord(request.param('word'));
      return answerCached(request, ports, async () => {
        const word = await findWord(catalogue, text);
        const opinions = await catalogue.opinions(word.text);
        const similar = by && (await findSimilar(ports, word, { by, limit }));
        return jsonBody(viewWord(word, opinions, similar));
      });
    },
    'GET /api/lists': (request) => {
      readParameters(noParameters, request.url.search);
      return answerCached(request, ports, async ({ revision }) =>
        jsonBody(viewLists(await catalogue.lists(), revision)),
      );
    },
    'GET /api/attributes': (request) => {
      readParameters(noParameters, request.url.search);
      return answerCached(request, ports, async () => jsonBody(viewAttributes()));
    },
    'GET /api/health': async (request) => {
      readParameters(noParameters, request.url.search);
      const { epoch, revision } = await readState(catalogue);
      return answerJson({ status: 'ok', epoch, revision: Number(revision) });
    },
  };
};
