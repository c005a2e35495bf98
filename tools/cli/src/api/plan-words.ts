import { attributes } from '@word-list/domain';
import { ruleNames } from '@word-list/domain/word-sets';
import type { Given } from '../command.ts';

/** What of a list the API makes, and what is made here of its answer; both as options were given. */
export interface WordsPlan {
  readonly asked: Given['options'];
  readonly here: Given['options'];
}

const scales = attributes.map(({ name }) => name);

/** Filters that the API asks. */
const askedFilters = new Set<string>([
  ...scales,
  'types',
  'notTypes',
  'mainType',
  'judge',
  'length',
  'text',
  'letters',
  'forms',
]);

/** Rules that the API keeps. */
const askedRules = new Set<string>([
  'prefixFree',
  'suffixFree',
  'decodable',
  'minDistance',
  'uniquePrefix',
  'noLookalikes',
]);

const orders = new Set(['order', 'seed']);

/** Steps behind the filters, in either place. */
const picks = new Set<string>([...ruleNames, 'homophones', 'schlinkert', 'split', 'hold', 'take', 'sort']);
const filters = ['list', 'inAll', 'notList', 'has', 'not'];

/** Words that may be named in a request. */
const mostLeftOut = 100;

/**
 * A list is made in the order of the documentation: what the API can do up to some step is asked from it, the rest is
 * done here by the same engine. Filters may go before each other; rules and what comes behind them may not.
 */
export function planWords(given: Given['options']): WordsPlan {
  const options = { ...given, order: given['order'] ?? (given['take'] === undefined ? 'text' : 'random') };
  const isAsked = (name: string) =>
    askedFilters.has(name) || orders.has(name) || (name === 'not' && areFewWords(given['not']));
  const isLeft = (name: string) => filters.includes(name) && !isAsked(name);
  const names = Object.keys(options);
  const isCut = names.some(
    (name) => isLeft(name) || (picks.has(name) && !askedRules.has(name) && !/^(?:take|sort)$/u.test(name)),
  );
  return {
    asked: pick(options, (name) => isAsked(name) || (picks.has(name) && !isCut)),
    here: pick(options, (name) => isLeft(name) || (picks.has(name) && isCut)),
  };
}

function areFewWords(not: unknown): boolean {
  const texts = Array.isArray(not) ? not.flatMap((value) => String(value).split(',')) : [];
  return texts.length <= mostLeftOut && !texts.some((text) => text.startsWith('@'));
}

function pick(options: Given['options'], isWanted: (name: string) => boolean): Given['options'] {
  return Object.fromEntries(Object.entries(options).filter(([name]) => isWanted(name)));
}
