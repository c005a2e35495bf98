import type { Run } from '../runs/run.ts';
import type { Asking } from './batch.ts';

/** How the requests of a run are written. What its model has not answered yet is taken for granted. */
export const askingOf = ({ effort, firstAnswer }: Pick<Run, 'effort' | 'firstAnswer'>): Asking => ({
  effort,
  schema: firstAnswer?.schema ?? true,
});
