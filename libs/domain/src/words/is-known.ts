import type { Run } from '../runs/run.ts';
import { modelKind } from '../scoring/model-kind.ts';
import { compareText } from './compare-text.ts';
import type { ScoredWord } from './scored-word.ts';

type RunOrder = Pick<Run, 'id' | 'startedAt'>;

/** Whether a run began after another one; the id decides between runs of one millisecond. */
export const beganLater = (one: RunOrder, other: RunOrder): boolean =>
  one.startedAt === other.startedAt ? compareText(one.id, other.id) > 0 : one.startedAt > other.startedAt;

type Score = Pick<ScoredWord, 'rubricId' | 'model' | 'runId' | 'runStartedAt' | 'scoredAt'>;

const knownByOrigin: Record<
  'new' | 'stale',
  (score: Pick<Score, 'rubricId' | 'model'>, run: Pick<Run, 'rubricId' | 'model'>) => boolean
> = {
  new: (score, run) => modelKind(score.model) === 'model' || modelKind(run.model) === 'lexicon',
  stale: (score, run) => score.rubricId === run.rubricId && score.model === run.model,
};

/** Whether a stored score would spare a run that begins now from asking: in mode `all` none does. */
export const isKnownToNewRun = (
  score: Pick<Score, 'rubricId' | 'model'>,
  run: Pick<Run, 'rubricId' | 'model' | 'mode'>,
): boolean => run.mode !== 'all' && knownByOrigin[run.mode](score, run);

/**
 * Whether a stored score spares a run from asking: in mode `new` a score by a model of at least the run's kind, in
 * `stale` one by its rubric and model, in `all` one made since it began; always one of a run that began later.
 */
export const isKnown = (
  score: Score,
  run: Pick<Run, 'id' | 'startedAt' | 'rubricId' | 'model' | 'mode'>,
): boolean =>
  beganLater({ id: score.runId, startedAt: score.runStartedAt }, run) ||
  isKnownToNewRun(score, run) ||
  (run.mode === 'all' && (score.runId === run.id || score.scoredAt > run.startedAt));
