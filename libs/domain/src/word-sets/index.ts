export type { Language, PairSafety, WordForm } from './language.ts';
export { wordForms } from './language.ts';
export { lengthOf, type ListWord } from './list-word.ts';
export { orderWords, wordOrders, type WordOrder } from './order-words.ts';
export { pickWords, type Picked, type PickRequest } from './pick-words.ts';
export { askedRules, largestMinDistance } from './rules/make-rules.ts';
export { ruleNames, type RuleName, type Rules } from './rules/rule.ts';
export { finish, finishInSlices, WorkRefused, type Progress, type Work, type WorkLimits } from './work.ts';
