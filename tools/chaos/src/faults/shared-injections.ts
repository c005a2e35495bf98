import { file } from './scheduled-fault.ts';

export const real = file('tools/chaos/src/service-faults.test.ts');
export const lostState = file('tools/chaos/src/lost-state.test.ts');
export const atOnce = file('tools/chaos/src/long/everything-at-once.test.ts');
export const dirty = file('tools/acceptance/src/dirty-lists.test.ts');
export const interleavings = file('libs/db/src/interleavings.test.ts');
export const races = file('libs/db/src/races.test.ts');
export const pipeline = file('libs/domain/src/use-cases/pipeline.test.ts');
export const ledger = file('libs/domain/src/testing/contracts/claim-ledger.contract.ts');
export const outcomes = file('libs/domain/src/testing/contracts/outcome-writer.contract.ts');
export const sourcesApi = file('apps/api-sources/src/handler.test.ts');
export const repeated = real(
  'counts every message once although each is sent twice and comes again when all is over',
);
export const killed = real('goes on after functions are killed before a call and right after it');
export const throttled = real(
  'stands throttled calls of every service, and a model that cannot be reached, is busy, fails, or answers in halves',
);
export const dropped = real('stands connections to AWS that break before a call and after its effect');
export const allAtOnce = atOnce(
  'ends four runs that share words exactly, with every fault at random at once (seed %i)',
);
export const countedLine = dirty('%s is counted line by line, and what it holds is scored');
