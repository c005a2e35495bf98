import type { Run } from '../runs/run.ts';
import type { Asking } from './batch.ts';

/**
 * How the requests of a run are written. Until its model has answered the first question, it is taken to know
 * schemas.
 */
export const askingOf = ({ effort, firstAnswer }: Pick<Run, 'effort' | 'firstAnswer'>): Asking => ({
  effort,
  schema: firstAnswer?.schema ?? true,
});
