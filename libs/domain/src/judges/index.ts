export {
  compareJudges,
  judgeIdOf,
  judgeKinds,
  judgeOf,
  type Judge,
  type JudgedBy,
  type JudgeKind,
} from './judge.ts';
export type { Opinion, Rating } from './opinion.ts';
export { judgedFields, otherJudges, servedView, tellsOrigin, type WordView } from './word-view.ts';
