import { NotFound } from '../errors.ts';
import type { RunFacts, WordsStatements } from '../ports/words-statements.ts';

/** The facts of a run, held as firmly as `lock` says. Throws NotFound. */
export const lookUpRun = async (
  on: WordsStatements,
  id: string,
  lock: 'none' | 'share' | 'update',
): Promise<RunFacts> => {
  const facts = await on.runFacts(id, lock);
  if (facts === undefined) throw new NotFound('run', id);
  return facts;
};
