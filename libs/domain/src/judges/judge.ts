import { derivedId } from '../ids.ts';
import type { Run } from '../runs/run.ts';
import { modelKind } from '../scoring/model-kind.ts';
import type { ReasoningEffort } from '../scoring/models.ts';

export const judgeKinds = ['editor', 'model', 'lexicon', 'norms'] as const;
export type JudgeKind = (typeof judgeKinds)[number];

/** Who rates: a model or a lexicon under one rubric and effort, an editor, or imported human norms. */
export interface JudgeIdentity {
  readonly id: string;
  readonly kind: JudgeKind;
  /** Of a model or a lexicon, as its runs name it; null otherwise, like the next two. */
  readonly model: string | null;
  readonly rubricId: string | null;
  readonly effort: ReasoningEffort | null;
}

/** What operators say of a judge. */
export interface JudgeStanding {
  /**
   * Judges of one kind come by it, the greatest first. Null: what it says is served to nobody who does not ask for it. One
   * that is not public, is on trial or has retired has none.
   */
  readonly rank: number | null;
  /** False for norms that were not published: readers find no trace of them. */
  readonly isPublic: boolean;
  /** Only trial runs have asked it. It gets its rank with the first other one. */
  readonly isTrial: boolean;
  /** Since when it is shown to nobody; null: it is in office. */
  readonly retiredAt: string | null;
}

export interface Judge extends JudgeIdentity, JudgeStanding {
  /** How often opinions of it were deleted: whoever holds some of an earlier time reads all of them again. */
  readonly purges: number;
  /** Of norms: where they come from, under which licence, and the SHA-256 of the ratings; null otherwise. */
  readonly source: string | null;
  readonly licence: string | null;
  readonly sha256: string | null;
}

/** All that is to be said of a judge that comes from a run or is an editor, but for its rank. */
export const inOffice: Omit<Judge, keyof JudgeIdentity | 'rank'> = {
  ...{ isPublic: true, isTrial: false, retiredAt: null, purges: 0 },
  ...{ source: null, licence: null, sha256: null },
};

/** Whether readers may see what a judge says, asked for or not. */
export const isShown = ({ isPublic, retiredAt }: Pick<Judge, 'isPublic' | 'retiredAt'>): boolean =>
  isPublic && retiredAt === null;

/** What makes a judge of a run. */
export type JudgedBy = Pick<Run, 'model' | 'rubricId' | 'effort'>;

/** The judge of a run. */
export const judgeOf = ({ model, rubricId, effort }: JudgedBy): JudgeIdentity => ({
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
export const compareJudges = (a: RankedJudge, b: RankedJudge): number =>
  judgeKinds.indexOf(a.kind) - judgeKinds.indexOf(b.kind) ||
  (b.rank ?? -1) - (a.rank ?? -1) ||
  (a.id < b.id ? -1 : Number(a.id > b.id));

type RankedJudge = Pick<Judge, 'id' | 'kind' | 'rank'>;
