import type { Caller } from '@word-list/adapters/http-api';
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
import type { Context, Hono } from 'hono';
import { setTimeout } from 'node:timers/promises';
import { answerCached } from './answer-cached.ts';
import { answerCheck, answerVerify } from './answer-lists.ts';
import { answerCounts } from './answer-counts.ts';
import { healthMilliseconds } from './answer-time.ts';
import { answerSentWords, answerWords, type WordsPorts } from './answer-words.ts';

type App = Hono<{ Bindings: Caller }>;

const searchOf = (context: Context): string => new URL(context.req.raw.url).search;

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

/** Adds the routes that read words. */
export const addWordRoutes = (app: App, ports: WordsPorts): void => {
  const { catalogue } = ports;

  app.get('/api/words', (context) => answerWords(context.req.raw, ports));

  app.post('/api/words', (context) => answerSentWords(context.req.raw, ports));
  app.post('/api/check', (context) => answerCheck(context.req.raw, ports));
  app.post('/api/verify', (context) => answerVerify(context.req.raw, ports));
  app.get('/api/counts', (context) => answerCounts(context.req.raw, ports));

  app.get('/api/words/:word', async (context) => {
    const { similar: by, limit } = readParameters(wordParameters, searchOf(context));
    const text = readWord(context.req.param('word'));
    return answerCached(context.req.raw, ports, async () => {
      const word = await findWord(catalogue, text);
      const opinions = await catalogue.opinions(word.text);
      const similar = by && (await findSimilar(ports, word, { by, limit }));
      return jsonBody(viewWord(word, opinions, similar));
    });
  });

  app.get('/api/lists', (context) => {
    readParameters(noParameters, searchOf(context));
    return answerCached(context.req.raw, ports, async ({ revision }) =>
      jsonBody(viewLists(await catalogue.lists(), revision)),
    );
  });

  app.get('/api/attributes', (context) => {
    readParameters(noParameters, searchOf(context));
    return answerCached(context.req.raw, ports, async () => jsonBody(viewAttributes()));
  });

  app.get('/api/health', async (context) => {
    readParameters(noParameters, searchOf(context));
    const { epoch, revision } = await readState(catalogue);
    return context.json({ status: 'ok', epoch, revision: Number(revision) });
  });
};
