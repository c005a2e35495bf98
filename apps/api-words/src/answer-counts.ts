import { countsParameters, readFilter, readLists, readParameters, viewCounts } from '@word-list/domain/api';
import { answerCached, type CachedOf } from './answer-cached.ts';

/** Answers `GET /api/counts`. */
export function answerCounts(request: Request, ports: CachedOf): Promise<Response> {
  const { across, ...given } = readParameters(countsParameters, new URL(request.url).search);
  const filter = readFilter(given);
  readLists(given, []);
  return answerCached(request, ports, async (revision) => {
    const counted = await ports.catalogue.counts({ filter, ...(across && { across }) });
    return { body: JSON.stringify(viewCounts(counted, revision)), type: 'application/json' };
  });
}
