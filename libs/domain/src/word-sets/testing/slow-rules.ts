import type { Rules } from '../rules/rule.ts';

/** The textbook table of edit distances, all of it. */
export function slowDistance(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const table = [...Array(a.length + 1).keys()].map((i) =>
    [...Array(b.length + 1).keys()].map((j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
  }
  return table[a.length]![b.length]!;
}

/**
 * Whether two different sequences of the words read the same. A search over pairs of sequences that differ in the
 * first word, by what one of them is ahead: no more states than endings of words.
 */
export function slowIsDecodable(words: readonly string[]): boolean {
  const ahead = new Set(words.flatMap((one) => words.filter((other) => other !== one).flatMap(aheadOf(one))));
  for (const rest of ahead) {
    for (const word of words) for (const next of aheadOf(rest)(word)) ahead.add(next);
  }
  return !ahead.has('') && !words.includes('');
}

/** Whether a set keeps the rules that need no language, by comparing all pairs. */
export function slowKeeps(words: readonly string[], rules: Rules): boolean {
  const { prefixFree, suffixFree, minDistance = 1, uniquePrefix } = rules;
  const head = (text: string) => [...text].slice(0, uniquePrefix).join('');
  const breaks: ((one: string, other: string) => boolean)[] = [
    (one, other) => one === other,
    (one, other) => prefixFree === true && (one.startsWith(other) || other.startsWith(one)),
    (one, other) => suffixFree === true && (one.endsWith(other) || other.endsWith(one)),
    (one, other) => uniquePrefix !== undefined && head(one) === head(other),
    (one, other) => slowDistance(one, other) < minDistance,
  ];
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other] as const));
  return (
    pairs.every(([one, other]) => !breaks.some((isBroken) => isBroken(one, other))) &&
    (rules.decodable !== true || slowIsDecodable(words))
  );
}

/** Whoever comes first stays: the obvious way to pick. */
export function slowPick(words: readonly string[], rules: Rules, take = Infinity): string[] {
  const taken: string[] = [];
  for (const word of words) {
    if (taken.length < take && slowKeeps([...taken, word], rules)) taken.push(word);
  }
  return taken;
}

/** The words that are dangling suffixes, by sets of suffixes as the paper of Sardinas and Patterson has them. */
export function slowDangling(words: readonly string[]): string[] {
  const set = new Set(words);
  const quotient = (left: Iterable<string>, right: Iterable<string>): string[] =>
    [...left].flatMap((one) =>
      [...right]
        .filter((other) => other !== one && other.startsWith(one))
        .map((other) => other.slice(one.length)),
    );
  let step = new Set(quotient(set, set));
  const all = new Set(step);
  for (let size = -1; size !== all.size;) {
    size = all.size;
    step = new Set([...quotient(set, step), ...quotient(step, set)]);
    for (const suffix of step) all.add(suffix);
  }
  return [...set].filter((word) => all.has(word));
}

function aheadOf(one: string) {
  return (other: string): string[] =>
    other.startsWith(one)
      ? [other.slice(one.length)]
      : one.startsWith(other)
        ? [one.slice(other.length)]
        : [];
}
