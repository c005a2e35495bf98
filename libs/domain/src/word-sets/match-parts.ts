import { balanceOf, type Balance } from './balance.ts';
import type { ListWord } from './list-word.ts';
import { MatchGrid, type PlacedWord, type Hold } from './match-grid.ts';
import type { PickRequest } from './pick-words.ts';
import { askedRules, makeRules } from './rules/make-rules.ts';
import type { Rule } from './rules/rule.ts';
import { makeMeter, type Meter, type Work } from './work.ts';

/** Sets of one word of each part that agree in what is held. */
export interface MatchRequest<Word extends ListWord = ListWord> extends PickRequest<Word> {
  readonly partOf: (word: Word) => number | undefined;
  readonly parts: number;
  readonly hold: readonly Hold[];
}

export interface Matched<Word extends ListWord = ListWord> {
  /** Each holds one word of each part, in the order of the parts. */
  readonly sets: readonly (readonly Word[])[];
  /** The same by parts. */
  readonly parts: readonly (readonly Word[])[];
  /** `exact`: no other choice makes more sets, or as many with better words of the first part. */
  readonly choice: 'exact' | 'greedy';
  /** Of what is held. */
  readonly balance: readonly Balance[];
}

/**
 * Makes matched sets. Greedy: each word of the first part, in order, gets of each other part in turn the first word
 * that agrees with all in its set, keeps the rules with all that were taken, and is in no set yet; if a part has
 * none, the word of the first part makes no set. `take` is the number of sets. Words whose held values are not all
 * known are left out. Where all must agree exactly and no rule is asked for, this is the best there is.
 */
export function* matchParts<Word extends ListWord>(
  words: Iterable<Word>,
  request: MatchRequest<Word>,
): Work<Matched<Word>> {
  const { hold, take = Infinity } = request;
  const meter = makeMeter(request, 'hold fewer values, allow less between them, or filter the words first');
  const grid = new MatchGrid<Word>(request, meter);
  let added = 0;
  for (const word of words) {
    grid.add(word);
    added += 1;
    if (meter.isPauseDue()) yield { done: added };
  }
  const maker = makeSets({ request, meter, grid });
  for (const [at, word] of grid.leads.entries()) {
    if (maker.sets.length >= take) break;
    yield* maker.tryLead(word);
    if (meter.isPauseDue()) yield { done: at, total: grid.leads.length, kept: maker.sets.length };
  }
  const parts = Array.from({ length: request.parts }, (_, part) =>
    maker.sets.map((set) => set[part] as Word),
  );
  const held = hold.map(({ by }) => by);
  return { sets: maker.sets, parts, choice: choiceOf(request), balance: balanceOf(parts, held) };
}

function choiceOf({ hold, rules }: Pick<MatchRequest, 'hold' | 'rules'>): Matched['choice'] {
  const isExact = askedRules(rules).length === 0 && hold.every(({ within = 0 }) => within === 0);
  return isExact ? 'exact' : 'greedy';
}

/** What it costs to make rules for one set. */
const stepsPerTrial = 200;

/** What it costs to remember a word once more, beside its length. */
const stepsPerTake = 10;

interface Making<Word extends ListWord> {
  readonly request: MatchRequest<Word>;
  readonly meter: Meter;
  readonly grid: MatchGrid<Word>;
}

function makeSets<Word extends ListWord>({ request, meter, grid }: Making<Word>) {
  const hasRules = askedRules(request.rules).length > 0;
  const freshRules = () => makeRules({ ...request, meter });
  let rules = freshRules();
  const sets: Word[][] = [];
  const fits = (word: Word) => rules.every((rule) => rule.fits(word));
  const keepTogether = (set: readonly Word[]) => {
    meter.spend(hasRules ? stepsPerTrial : 0);
    return !hasRules || takeAll(set, freshRules());
  };

  const tryLead = function* (lead: Word): Work<void> {
    if (!fits(lead)) return;
    const set = [lead];
    const others: PlacedWord<Word>[] = [];
    for (let part = 1; part < request.parts; part += 1) {
      const next = yield* grid.find(part, set, { fits, suits: (word) => keepTogether([...set, word]) });
      if (next === undefined) return;
      set.push(next.word);
      others.push(next);
    }
    if (hasRules && !takeAll(set, rules)) {
      // Each keeps the rules with what was taken, and they do among themselves, but not all at once (decodable).
      rules = freshRules();
      yield* takeAgain(sets, rules, meter);
      return;
    }
    for (const entry of others) entry.isOut = true;
    sets.push(set);
  };
  return { sets, tryLead };
}

/** Takes all of these sets, which keep the rules. */
function* takeAgain(
  sets: readonly (readonly ListWord[])[],
  rules: readonly Rule[],
  meter: Meter,
): Work<void> {
  for (const [at, set] of sets.entries()) {
    takeAll(set, rules);
    // What rules count is what they find; here they look at all and find little.
    for (const { text } of set) meter.spend(rules.length * (stepsPerTake + text.length));
    if (meter.isPauseDue()) yield { done: at, total: sets.length };
  }
}

/** Takes words as far as each keeps the rules with those before it; whether that were all. */
function takeAll(words: readonly ListWord[], rules: readonly Rule[]): boolean {
  return words.every((word) => {
    if (!rules.every((rule) => rule.fits(word))) return false;
    for (const rule of rules) rule.take(word);
    return true;
  });
}
