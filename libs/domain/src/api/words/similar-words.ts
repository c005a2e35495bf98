import { limits } from '../../limits.ts';
import { attributes } from '../../scoring/attributes.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { finishInSlices, nearestWords, type NearWord } from '../../word-sets/index.ts';
import { refuseWork } from './find-words.ts';
import { listWordOf, type MakeListPorts } from './make-list.ts';

type ValueNames = Parameters<typeof nearestWords>[2]['by'];

/** The words that are most like one in these values. Throws InvalidInput where one of its own is unknown. */
export async function findSimilar(
  ports: MakeListPorts,
  word: ScoredWord,
  { by, limit }: { readonly by: ValueNames; readonly limit: number },
): Promise<NearWord[]> {
  const candidates = await ports.catalogue.candidates({
    filter: { ranges: {}, types: [] },
    order: { by: 'text', descending: false },
    limit: limits.takenWords,
    scales: attributes.map(({ name }) => name).filter((name) => by.includes(name)),
    types: by.includes('mainType'),
  });
  const work = nearestWords(candidates, listWordOf(word), { by, limit, budget: ports.workBudget });
  return finishInSlices(work, ports).catch(refuseWork);
}
