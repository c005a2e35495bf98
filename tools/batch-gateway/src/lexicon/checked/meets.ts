import { attributes, wordType, type AttributeName } from '@word-list/domain';
import type { WordScores } from '../lexicon.ts';

/**
 * What is wrong with a word's scores by conditions as `commonness ..1 first=noun` (see kinds.txt); undefined when all
 * of them hold.
 */
export const faultOf = (scores: WordScores, conditions: string): string | undefined =>
  conditions
    .split(/ (?=\w+[ =])/)
    .map((condition) => oneFault(scores, condition))
    .find((fault) => fault !== undefined);

function oneFault(scores: WordScores, condition: string): string | undefined {
  const [name = '', wanted = ''] = condition.split(/[ =]/);
  return condition.includes('=') ? typeFault(scores, name, wanted) : scoreFault(scores, nameOf(name), wanted);
}

function typeFault({ types }: WordScores, test: string, wanted: string): string | undefined {
  const type = wordType.parse(wanted);
  const found = types?.types ?? [];
  const holds: Readonly<Record<string, boolean>> = {
    first: found[0] === type,
    has: found.includes(type),
    lacks: !found.includes(type),
  };
  return holds[test] === true ? undefined : `${test}=${type}, but is ${found.join('/')}`;
}

function scoreFault({ scores }: WordScores, name: AttributeName, wanted: string): string | undefined {
  const value = scores[name]?.hundredths;
  const [range = '', ...unknowns] = wanted.split(',');
  if (value === undefined) {
    return range === '?' || unknowns.includes('?') ? undefined : `${name} is not known, not ${wanted}`;
  }
  return isIn(range, value / 100) ? undefined : `${name} is ${String(value / 100)}, not ${wanted}`;
}

function isIn(range: string, value: number): boolean {
  const [least = '', most = ''] = range.split('..');
  const isAbove = least === '' || value >= Number(least);
  return range !== '?' && isAbove && (most === '' || value <= Number(most));
}

function nameOf(text: string): AttributeName {
  const found = attributes.find(({ name }) => name === text);
  if (found === undefined) throw new Error(`${text} is no scale`);
  return found.name;
}
