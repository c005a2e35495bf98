import { judgeIdOf, type Judge, type JudgedBy } from '../judges/judge.ts';
import type { Opinion } from '../judges/opinion.ts';
import type { Run } from '../runs/run.ts';
import { modelKind } from '../scoring/model-kind.ts';
import { compareText } from './compare-text.ts';

type RunOrder = Pick<Run, 'id' | 'startedAt'>;

/** Whether a run began after another one; the id decides between runs of one millisecond. */
export const beganLater = (one: RunOrder, other: RunOrder): boolean =>
  one.startedAt === other.startedAt ? compareText(one.id, other.id) > 0 : one.startedAt > other.startedAt;

/** Whether an opinion is of a run that began later than this one. */
export const isOfLaterRun = (
  { runId, runStartedAt }: Pick<Opinion, 'runId' | 'runStartedAt'>,
  run: RunOrder,
): boolean =>
  runId !== null && runStartedAt !== null && beganLater({ id: runId, startedAt: runStartedAt }, run);

/**
 * Whether an opinion of this judge spares a run of mode `new` from asking: the judge has a rank and is of the kind
 * of the run, or it is a model and the run has a lexicon.
 */
export const sparesNewRun = (judge: Pick<Judge, 'kind' | 'rank'>, model: string): boolean =>
  judge.rank !== null &&
  (judge.kind === modelKind(model) || (judge.kind === 'model' && modelKind(model) === 'lexicon'));

/** Whether an opinion, with its judge, spares a run that begins now from asking: in mode `all` none does. */
export const isKnownToNewRun = (
  opinion: Pick<Opinion, 'judge' | 'gone'>,
  judge: Pick<Judge, 'kind' | 'rank'> | undefined,
  run: JudgedBy & Pick<Run, 'mode'>,
): boolean => {
  if (opinion.gone || run.mode === 'all') return false;
  const isOwn = opinion.judge === judgeIdOf(run);
  return isOwn || (run.mode === 'new' && judge !== undefined && sparesNewRun(judge, run.model));
};

/**
 * Whether an opinion, with its judge, spares a run from asking: in mode `new` one of its own judge or of one that
 * `sparesNewRun`, in `stale` one of its judge, in `all` one of its judge that was made since the run began; always one
 * of its judge by a run that began later.
 */
export const isKnown = (
  opinion: Pick<Opinion, 'judge' | 'runId' | 'runStartedAt' | 'scoredAt' | 'gone'>,
  judge: Pick<Judge, 'kind' | 'rank'> | undefined,
  run: JudgedBy & Pick<Run, 'id' | 'startedAt' | 'mode'>,
): boolean => {
  if (isKnownToNewRun(opinion, judge, run)) return true;
  if (opinion.gone || opinion.judge !== judgeIdOf(run)) return false;
  const isSince = opinion.runId === run.id || opinion.scoredAt > run.startedAt;
  return isOfLaterRun(opinion, run) || (run.mode === 'all' && isSince);
};
