import { sqsHandler } from '@word-list/adapters/lambda';
import { fixList, runQueued, type FixListPorts, type Log } from '@word-list/domain';

export type Deps = FixListPorts & { readonly log: Log };

/** Fixes the list of a run and announces its chunks. */
export const makeHandler = (deps: Deps) => {
  const fix = fixList(deps);

  return sqsHandler(runQueued, deps.log, fix);
};
