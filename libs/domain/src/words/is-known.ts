import type { Run } from '../runs/run.ts';
import { modelKind } from '../scoring/model-kind.ts';
import { compareText } from './compare-text.ts';
import type { ScoredWord } from './scored-word.ts';

type RunOrder = Pick<Run, 'id' | 'startedAt'>;

/** Whether a run began after another one; the id decides between runs of one millisecond. */
export const beganLater = (one: RunOrder, other: RunOrder): boolean =>
  one.startedAt === other.startedAt ? compareText(one.id, other.id) > 0 : one.startedAt > other.startedAt;

type Score = Pick<ScoredWord, 'rubricId' | 'model' | 'runId' | 'runStartedAt' | 'scoredAt'>;

const knownByMode: Record<
  Run['mode'],
  (score: Score, run: Pick<Run, 'id' | 'startedAt' | 'rubricId' | 'model'>) => boolean
> = {
  new: (score, run) => modelKind(score.model) === 'model' || modelKind(run.model) === 'lexicon',
  stale: (score, run) => score.rubricId === run.rubricId && score.model === run.model,
  all: (score, run) => score.runId === run.id || score.scoredAt > run.startedAt,
};

/**
 * Whether a stored score spares a run from asking: in mode `new` a score by a model of at least the run's kind, in
 * `stale` one by its rubric and model, in `all` one made since it began; always one of a run that began later.
 */
export const isKnown = (
  score: Score,
  run: Pick<Run, 'id' | 'startedAt' | 'rubricId' | 'model' | 'mode'>,
): boolean =>
  beganLater({ id: score.runId, startedAt: score.runStartedAt }, run) || knownByMode[run.mode](score, run);
