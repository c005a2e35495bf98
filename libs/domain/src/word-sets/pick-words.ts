import type { Language } from './language.ts';
import type { ListWord } from './list-word.ts';
import { askedRules, makeRules } from './rules/make-rules.ts';
import type { Rule, RuleName, Rules } from './rules/rule.ts';
import { makeMeter, type Work, type WorkLimits } from './work.ts';

/** What is to be picked from words in the order of preference. */
export interface PickRequest<Word extends ListWord = ListWord> extends WorkLimits {
  readonly rules: Rules;
  /** Needed for `oneLemma`, `noHomophones` and `safePairs`. */
  readonly language?: Language | undefined;
  /** Words for each part, at most; without it as many as there are. */
  readonly take?: number | undefined;
  /** The part of a word, counted from 0; undefined leaves it out. Without this there is one part. */
  readonly partOf?: ((word: Word) => number | undefined) | undefined;
  readonly parts?: number | undefined;
}

/** What was picked. */
export interface Picked<Word extends ListWord = ListWord> {
  /** In the order in which they were offered. */
  readonly words: readonly Word[];
  /** The same by parts. */
  readonly parts: readonly (readonly Word[])[];
  /**
   * `exact`: no other choice holds more words, or better ones place by place. `greedy`: who comes first stays, and
   * another order may hold more; still no word that was passed over fits beside the better words taken before it.
   */
  readonly choice: 'exact' | 'greedy';
  /** Words looked at, until all parts were full. */
  readonly looked: number;
  /** For each rule, the words that it was the first to turn away. */
  readonly turnedAway: Readonly<Partial<Record<RuleName, number>>>;
}

const advice = 'take fewer words, filter them first, or ask for less distance';

/** A text is made and looked up. */
const stepsPerLook = 4;

/** A text is kept, in the set and by each rule. */
const stepsPerTaken = 6;

/**
 * Picks words in their order: each is taken if it keeps the rules with all that were taken before, until each part
 * has its number. A text counts once. Throws WorkRefused over the budget, never for too few words.
 */
export function* pickWords<Word extends ListWord>(
  words: Iterable<Word>,
  request: PickRequest<Word>,
): Work<Picked<Word>> {
  const meter = makeMeter(request, advice);
  const rules = makeRules({ ...request, meter });
  const taken = makeTaken(request);
  const turnedAway: Partial<Record<RuleName, number>> = {};
  let looked = 0;
  for (const word of words) {
    if (taken.isFull()) break;
    meter.spend(stepsPerLook);
    if (meter.isPauseDue()) yield { done: looked, kept: taken.words.length };
    looked += 1;
    const part = taken.roomFor(word);
    if (part === undefined) continue;
    const broken = rules.find((rule) => !rule.fits(word));
    if (broken) turnedAway[broken.name] = (turnedAway[broken.name] ?? 0) + 1;
    else {
      meter.spend(stepsPerTaken);
      taken.take(word, part, rules);
    }
  }
  const choice = isExact(request.rules, taken.parts.length) ? 'exact' : 'greedy';
  return { words: taken.words, parts: taken.parts, choice, looked, turnedAway };
}

/**
 * Whether picking in order is the best there is: where nothing is asked, or where each word belongs to one group
 * and each group gives one word (a matroid: J. Edmonds, "Matroids and the greedy algorithm", 1971). A rule over
 * several parts is neither.
 */
function isExact(rules: Rules, parts: number): boolean {
  const asked = askedRules(rules);
  if (asked.length === 0) return true;
  const grouping: readonly RuleName[] = ['uniquePrefix', 'oneLemma', 'noLookalikes'];
  return parts === 1 && asked.length === 1 && asked.every((name) => grouping.includes(name));
}

interface Taken<Word> {
  readonly words: Word[];
  readonly parts: Word[][];
  readonly isFull: () => boolean;
  /** The part that still takes the word. */
  readonly roomFor: (word: Word) => number | undefined;
  readonly take: (word: Word, part: number, rules: readonly Rule[]) => void;
}

function makeTaken<Word extends ListWord>(request: PickRequest<Word>): Taken<Word> {
  const { take = Infinity, parts: count = 1, partOf = () => 0 } = request;
  const parts = Array.from({ length: count }, (): Word[] => []);
  const words: Word[] = [];
  const texts = new Set<string>();
  return {
    words,
    parts,
    isFull: () => words.length >= take * count,
    roomFor: (word) => {
      const part = partOf(word);
      const isOpen = part !== undefined && (parts[part]?.length ?? Infinity) < take && !texts.has(word.text);
      return isOpen ? part : undefined;
    },
    take: (word, part, rules) => {
      for (const rule of rules) rule.take(word);
      texts.add(word.text);
      words.push(word);
      parts[part]?.push(word);
    },
  };
}
