import { derivedId } from '../ids.ts';
import type { Run } from '../runs/run.ts';
import { modelKind } from '../scoring/model-kind.ts';
import type { ReasoningEffort } from '../scoring/models.ts';

export const judgeKinds = ['editor', 'model', 'lexicon', 'norms'] as const;
export type JudgeKind = (typeof judgeKinds)[number];

/** Who rates: a model or a lexicon under one rubric and effort, an editor, or imported human norms. */
export interface Judge {
  readonly id: string;
  readonly kind: JudgeKind;
  /** Of a model or a lexicon, as its runs name it; null otherwise, like the next two. */
  readonly model: string | null;
  readonly rubricId: string | null;
  readonly effort: ReasoningEffort | null;
  /** Judges of one kind come by it, the greatest first. Null: what it says is served to nobody who does not ask for it. */
  readonly rank: number | null;
}

/** What makes a judge of a run. */
export type JudgedBy = Pick<Run, 'model' | 'rubricId' | 'effort'>;

/** The judge of a run, as it enters: its rank is given when it is stored. */
export const judgeOf = ({ model, rubricId, effort }: JudgedBy): Omit<Judge, 'rank'> => ({
  id: judgeIdOf({ model, rubricId, effort }),
  kind: modelKind(model),
  model,
  rubricId,
  effort,
});

/** A name to read, and a hash of what makes the judge: `gpt-6-luna.r3f9k2`. */
export function judgeIdOf({ model, rubricId, effort }: JudgedBy): string {
  const name = model.toLowerCase().replaceAll(/[^a-z0-9.-]+/gu, '-');
  const hash = derivedId('judge', model, rubricId, ...(effort === null ? [] : [effort]));
  return `${name.slice(0, longestName)}.${hash.slice(0, 6)}`;
}

const longestName = 60;

/** Puts judges into the order in which they are believed: editors, models, lexica, norms; then by rank. */
export const compareJudges = (a: Judge, b: Judge): number =>
  judgeKinds.indexOf(a.kind) - judgeKinds.indexOf(b.kind) ||
  (b.rank ?? -1) - (a.rank ?? -1) ||
  (a.id < b.id ? -1 : Number(a.id > b.id));
