import type { Findings } from './check-list.ts';
import type { PairSafety } from './language.ts';
import type { ListWord } from './list-word.ts';
import type { Meter, Work } from './work.ts';

/** Two words that are not to stand side by side. */
export interface UnsafePair {
  readonly pair: readonly [one: string, other: string];
  /** The gravest first. */
  readonly reasons: readonly string[];
}

interface Asked {
  readonly pairs: PairSafety;
  /** Pairs that are listed, at most. */
  readonly listed: number;
  readonly meter: Meter;
}

/**
 * The pairs of a list that are not to stand side by side, the gravest first. Words of the same classes are unsafe
 * beside the same words, so that classes are compared, not words. Texts are all different.
 */
export function* findWorstPairs(
  words: readonly ListWord[],
  { pairs, listed, meter }: Asked,
): Work<Findings<UnsafePair>> {
  const groups = yield* groupByClasses(words, pairs, meter);
  const unsafe: Meeting[] = [];
  for (const [at, one] of groups.entries()) {
    for (const other of groups.slice(at)) {
      const reasons = reasonsBetween(one, other, pairs);
      if (reasons.length > 0) unsafe.push({ one, other, reasons });
    }
    meter.spend(stepsPerGroup * (groups.length - at));
    if (meter.isPauseDue()) yield { done: at, total: groups.length };
  }
  const gravity = ({ reasons }: Meeting) => pairs.reasons.indexOf(reasons[0] ?? '');
  const gravest = unsafe.sort((one, other) => gravity(one) - gravity(other));
  return {
    count: gravest.reduce((sum, meeting) => sum + countPairs(meeting), 0),
    some: [...firstPairs(gravest, listed)],
  };
}

/** Reasons are looked for among all conflicts. */
const stepsPerGroup = 4;

/** Words of the same classes. */
type Group = readonly ListWord[];

interface Meeting {
  readonly one: Group;
  readonly other: Group;
  readonly reasons: readonly string[];
}

function* groupByClasses(words: readonly ListWord[], { classesOf }: PairSafety, meter: Meter): Work<Group[]> {
  const groups = new Map<number, ListWord[]>();
  for (const [at, word] of words.entries()) {
    const classes = classesOf(word);
    const group = groups.get(classes);
    if (group) group.push(word);
    else if (classes !== 0) groups.set(classes, [word]);
    meter.spend(8);
    if (meter.isPauseDue()) yield { done: at, total: words.length };
  }
  return [...groups.values()];
}

/** None where a word would have to stand beside itself. */
function reasonsBetween(one: Group, other: Group, pairs: PairSafety): readonly string[] {
  const [first, second] = [one[0], one === other ? other[1] : other[0]];
  return first && second ? pairs.reasonsAgainst(first, second) : [];
}

function countPairs({ one, other }: Meeting): number {
  return one === other ? (one.length * (one.length - 1)) / 2 : one.length * other.length;
}

function* firstPairs(meetings: readonly Meeting[], listed: number): Generator<UnsafePair> {
  let left = listed;
  for (const meeting of meetings) {
    for (const pair of pairsOf(meeting)) {
      if (left === 0) return;
      left -= 1;
      yield { pair, reasons: meeting.reasons };
    }
  }
}

function* pairsOf({ one, other }: Meeting): Generator<UnsafePair['pair']> {
  for (const [at, word] of one.entries()) {
    for (const beside of one === other ? other.slice(at + 1) : other) yield [word.text, beside.text];
  }
}
