import type { Caller } from '@word-list/adapters/http-api';
import { isShown, NotFound, type WordCatalogue } from '@word-list/domain';
import {
  agreementParameters,
  noParameters,
  readParameters,
  viewAgreement,
  viewJudges,
} from '@word-list/domain/api';
import type { Context, Hono } from 'hono';
import { answerCached } from './answer-cached.ts';
import type { WordsPorts } from './answer-words.ts';

/** Adds the routes that tell who rates, and how far two of them agree. */
export const addJudgeRoutes = (app: Hono<{ Bindings: Caller }>, ports: WordsPorts): void => {
  const { catalogue, pause } = ports;

  app.get('/api/judges', (context) => {
    readParameters(noParameters, searchOf(context));
    return answerCached(context.req.raw, ports, async ({ revision }) =>
      jsonBody(viewJudges(await catalogue.countedJudges(), revision)),
    );
  });

  app.get('/api/judges/:id/agreement', (context) => {
    const { with: second } = readParameters(agreementParameters, searchOf(context));
    const first = context.req.param('id');
    return answerCached(context.req.raw, ports, async ({ revision }) => {
      await requireJudges(catalogue, [first, second]);
      const words = await catalogue.ratedTwice(first, second);
      return jsonBody(await viewAgreement({ first, second, words, revision, pause }));
    });
  });
};

async function requireJudges(catalogue: WordCatalogue, ids: readonly string[]): Promise<void> {
  const known = new Set((await catalogue.judges()).filter(isShown).map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new NotFound('judge', missing);
}

function jsonBody(value: unknown) {
  return { body: JSON.stringify(value), type: 'application/json' };
}

function searchOf(context: Context): string {
  return new URL(context.req.raw.url).search;
}
