export { heldNames, readHold } from './asked/read-hold.ts';
export { lengthPattern, readLength } from './asked/read-length.ts';
export {
  readScaleRange,
  scaleRangeHelp,
  scaleRangePattern,
  type ScaleRange,
} from './asked/read-scale-range.ts';
export { readSplit } from './asked/read-split.ts';
export { readTake, takePattern } from './asked/read-take.ts';
export { balanceOf, type Balance, type Spread } from './balance.ts';
export { checkList, type Findings, type ListReport } from './check-list.ts';
export { pruneToDecodable, testDecodability, type Ambiguity, type Decodability } from './decodability.ts';
export { baseNumbers } from './base-numbers.ts';
export { blendLists } from './blend-lists.ts';
export { compareLists, type Comparison } from './compare-lists.ts';
export { conditionNames, filterWords, type ConditionName, type Conditions } from './conditions.ts';
export { diceNumbers, leastSides, mostSides, nearestSizes, type DiceNumbers, type EvenSize } from './dice.ts';
export { askedBits, entropyOf, type Entropy } from './entropy.ts';
export { wordForms, type Language, type PairSafety, type WordForm } from './language.ts';
export { lengthOf, type ListWord } from './list-word.ts';
export { type Hold } from './match-grid.ts';
export { matchParts, type Matched, type MatchRequest } from './match-parts.ts';
export { liftEach, type Lifted } from './lift-each.ts';
export { makeSet, pickSet, type MadeSet, type PickedSet, type SetRequest } from './make-set.ts';
export { orderWords, wordOrders, type WordOrder } from './order-words.ts';
export { pickWords, type Picked, type PickRequest } from './pick-words.ts';
export { repairList, type Change, type Repaired, type RepairRequest } from './repair-list.ts';
export { askedRules, largestMinDistance } from './rules/make-rules.ts';
export { ruleNames, type RuleName, type Rules } from './rules/rule.ts';
export { describeEntropy, describeRollAgain, describeTooFew, type Help } from './sentences.ts';
export { splitWords, type Split, type ValueRange } from './split-words.ts';
export { mostWords } from './too-few.ts';
export { type ValueName } from './word-values.ts';
export { withHomophones } from './with-homophones.ts';
export { finish, finishInSlices, WorkRefused, type Progress, type Work, type WorkLimits } from './work.ts';
