export { chooseView } from './choose-view.ts';
export {
  editor,
  type CorrectedField,
  type CorrectedValues,
  type Correction,
  type NewCorrection,
} from './correction.ts';
export {
  compareJudges,
  inOffice,
  isShown,
  judgeIdOf,
  judgeKinds,
  judgeOf,
  type Judge,
  type JudgeIdentity,
  type JudgeStanding,
  type JudgedBy,
  type JudgeKind,
} from './judge.ts';
export type { Opinion, Rating } from './opinion.ts';
export {
  judgedFields,
  judgesIn,
  otherJudges,
  servedView,
  tellsOrigin,
  wordInView,
  type WordView,
} from './word-view.ts';
