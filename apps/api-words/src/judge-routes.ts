import type { ApiRoutes } from '@word-list/adapters/http-api';
import { isShown, NotFound, type WordCatalogue } from '@word-list/domain';
import {
  agreementParameters,
  noParameters,
  readParameters,
  viewAgreement,
  viewJudges,
} from '@word-list/domain/api';
import { answerCached } from './answer-cached.ts';
import type { WordsPorts } from './answer-words.ts';

/** The routes that tell who rates, and how far two of them agree. */
export const judgeRoutes = (ports: WordsPorts): ApiRoutes => {
  const { catalogue, pause } = ports;
  return {
    'GET /api/judges': (request) => {
      readParameters(noParameters, request.url.search);
      return answerCached(request, ports, async ({ revision }) =>
        jsonBody(viewJudges(await catalogue.countedJudges(), revision)),
      );
    },
    'GET /api/judges/:id/agreement': (request) => {
      const { with: second } = readParameters(agreementParameters, request.url.search);
      const first = request.param('id');
      return answerCached(request, ports, async ({ revision }) => {
        await requireJudges(catalogue, [first, second]);
        const words = await catalogue.ratedTwice(first, second);
        return jsonBody(await viewAgreement({ first, second, words, revision, pause }));
      });
    },
  };
};

async function requireJudges(catalogue: WordCatalogue, ids: readonly string[]): Promise<void> {
  const known = new Set((await catalogue.judges()).filter(isShown).map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new NotFound('judge', missing);
}

function jsonBody(value: unknown) {
  return { body: JSON.stringify(value), type: 'application/json' };
}
