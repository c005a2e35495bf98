import type { ApiAnswer, ApiRequest } from '@word-list/adapters/http-api';
import {
  chooseCatalogue,
  countsParameters,
  findLists,
  readFilter,
  readLists,
  readParameters,
  viewCounts,
  type FindListsPorts,
} from '@word-list/domain/api';
import { answerCached, type CachedOf } from './answer-cached.ts';
import type { WordsPorts } from './answer-words.ts';

/** Answers `GET /api/counts`. */
export async function answerCounts(
  request: ApiRequest,
  ports: CachedOf & FindListsPorts & Pick<WordsPorts, 'catalogue'>,
): Promise<ApiAnswer> {
  const { across, ...given } = readParameters(countsParameters, request.url.search);
  const named = await findLists(given, ports);
  const filter = readFilter(given, named.filter);
  readLists({ ...given, ...named.left }, named.sent);
  const catalogue = await chooseCatalogue(ports.catalogue, given.judge);
  return answerCached(request, ports, async ({ revision }) => {
    const counted = await catalogue.counts({ filter, ...(across && { across }) });
    return { body: JSON.stringify(viewCounts(counted, revision)), type: 'application/json' };
  });
}
