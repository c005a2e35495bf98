import type { WordCatalogue } from '@word-list/domain';
import { countsParameters, readFilter, readParameters, viewCounts } from '@word-list/domain/api';
import { answerCached } from './answer-cached.ts';

/** Answers `GET /api/counts`. */
export function answerCounts(request: Request, catalogue: WordCatalogue): Promise<Response> {
  const { across, ...given } = readParameters(countsParameters, new URL(request.url).search);
  const filter = readFilter(given);
  return answerCached(request, { catalogue }, async (revision) => {
    const counted = await catalogue.counts({ filter, ...(across && { across }) });
    const total = await catalogue.count(filter);
    return { body: JSON.stringify(viewCounts({ counted, total, revision })), type: 'application/json' };
  });
}
