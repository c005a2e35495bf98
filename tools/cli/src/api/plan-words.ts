import { existsSync } from 'node:fs';
import { attributes } from '@word-list/domain';
import { ruleNames } from '@word-list/domain/word-sets';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Given } from '../command.ts';

/** What of a list the API makes, and what is made here of its answer; both as options were given. */
export interface WordsPlan {
  readonly asked: Given['options'];
  readonly here: Given['options'];
}

const orders = new Set(['order', 'seed']);

/** Filters that the API asks. */
const askedFilters = new Set<string>([
  ...attributes.map(({ name }) => name),
  'types',
  'notTypes',
  'mainType',
  'judge',
  'length',
  'text',
  'letters',
  'forms',
]);

const lists = new Set(['list', 'inAll', 'notList', 'has']);

/** Steps that the API does not have. */
const ownSteps = new Set(['homophones', 'schlinkert', 'split', 'hold']);

/** Steps behind the filters, in either place. */
const steps = new Set<string>([...ruleNames, ...ownSteps, 'take', 'sort']);

/** Words that may be named in a request. */
const mostLeftOut = 100;

/**
 * A list is made in the order of the documentation: what the API can do up to some step is asked from it, the rest is
 * done here by the same engine. Filters may go before each other; rules and what comes behind them may not. With
 * `stepsHere` the API is asked for no more than filters and order.
 */
export function planWords(given: Given['options'], { stepsHere = false } = {}): WordsPlan {
  const options = { ...given, order: given['order'] ?? (given['take'] === undefined ? 'text' : 'random') };
  const isAsked = (name: string) =>
    askedFilters.has(name) ||
    orders.has(name) ||
    (name === 'not' && areFewWords(given['not'])) ||
    (lists.has(name) && !namesFile(given[name]));
  const isOwn = (name: string) => !isAsked(name) && (lists.has(name) || name === 'not');
  const isCut = stepsHere || Object.keys(options).some((name) => isOwn(name) || ownSteps.has(name));
  return {
    asked: pick(options, (name) => isAsked(name) || (steps.has(name) && !isCut)),
    here: pick(options, (name) => isOwn(name) || (steps.has(name) && isCut)),
  };
}

/** Files stay on this machine; other names are those of lists that the API knows. */
function namesFile(names: unknown): boolean {
  const given = Array.isArray(names) ? names.map(String) : [];
  const files = given.filter((name) => name === '-' || existsSync(name));
  if (files.length > 0 && files.length < given.length) {
    throw new UsageError(
      `${given.join(' and ')}: files and lists that the API knows by name cannot be asked for in one option`,
    );
  }
  return files.length > 0;
}

function areFewWords(not: unknown): boolean {
  const texts = Array.isArray(not) ? not.flatMap((value) => String(value).split(',')) : [];
  return texts.length <= mostLeftOut && !texts.some((text) => text.startsWith('@'));
}

function pick(options: Given['options'], isWanted: (name: string) => boolean): Given['options'] {
  return Object.fromEntries(Object.entries(options).filter(([name]) => isWanted(name)));
}
