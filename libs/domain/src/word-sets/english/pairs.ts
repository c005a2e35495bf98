import type { PairSafety } from '../language.ts';
import type { ListWord } from '../list-word.ts';
import { conflicts, pairClasses, scoredClasses, type PairClass } from './pair-classes.ts';

/** From these scores on, in hundredths, a word belongs to a class by its score. */
const offensiveFrom = 200;
const unfitFrom = 50;
const negativeUpTo = -250;

const names: readonly PairClass[] = [
  ...(Object.keys(pairClasses) as (keyof typeof pairClasses)[]),
  ...scoredClasses,
];

const bit = Object.fromEntries(names.map((name, at) => [name, 1 << at])) as Record<PairClass, number>;

/**
 * Makes the filter of pairs: words have classes, by a lexicon (in any form of the word) and by their scores, and
 * some classes do not go together. The classes and what they veto are our own judgement; tests hold them against
 * pairs that were judged by hand before.
 */
export function makePairSafety(lemmaOf: (text: string) => string): PairSafety {
  let read: ReturnType<typeof readClasses> | undefined;
  const against = readConflicts();
  const classesOf = ({ text, scores }: ListWord): number => {
    const classesByText = (read ??= readClasses());
    return (classesByText.get(text) ?? classesByText.get(lemmaOf(text)) ?? 0) | classesOfScores(scores);
  };
  return {
    reasons: [...new Set(conflicts.map(([reason]) => reason))],
    classesOf,
    conflictsOf: (classes) =>
      against.reduce((all, vetoed, at) => (classes & (1 << at) ? all | vetoed : all), 0),
    reasonsAgainst: (one, other) => reasonsBetween(classesOf(one), classesOf(other)),
  };
}

function readClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  for (const [name, words] of Object.entries(pairClasses)) {
    for (const word of words.split(/\s+/u))
      classes.set(word, (classes.get(word) ?? 0) | bit[name as PairClass]);
  }
  return classes;
}

/** For each class the bits of those it does not go with. */
function readConflicts(): number[] {
  const against = names.map(() => 0);
  const veto = (one: PairClass, other: PairClass) => {
    against[names.indexOf(one)] = (against[names.indexOf(one)] ?? 0) | bit[other];
  };
  for (const [, one, others] of conflicts) {
    for (const other of others) {
      veto(one, other);
      veto(other, one);
    }
  }
  return against;
}

function classesOfScores(scores: ListWord['scores']): number {
  if (scores === undefined) return 0;
  const { offensiveness, nsfw, sentiment } = scores;
  return (
    ((offensiveness ?? 0) >= offensiveFrom ? bit.offensive : 0) |
    ((nsfw ?? 0) >= unfitFrom ? bit.sexual : 0) |
    ((sentiment ?? 0) <= negativeUpTo ? bit.negative : 0)
  );
}

function reasonsBetween(one: number, other: number): string[] {
  const found = conflicts.filter(([, name, others]) => {
    const those = others.reduce((all, next) => all | bit[next], 0);
    return (one & bit[name] && other & those) || (other & bit[name] && one & those);
  });
  return [...new Set(found.map(([reason]) => reason))];
}
