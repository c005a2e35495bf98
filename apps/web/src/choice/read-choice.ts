import { attributes, limits, wordTypes } from '@word-list/domain/vocabulary';
import { readHold, readSplit, wordForms } from '@word-list/domain/asking';
import type { RuleName } from '@word-list/domain/word-sets';
import { listParameters, noChoice, takenBy, usualChoice, type Choice } from './choice.ts';
import { isOrder } from './orders.ts';
import { readEnds, readRange } from './scale-range.ts';

/** A part of an address that means nothing here, and was left out. */
export interface Strange {
  readonly name: string;
  readonly value: string;
  /** What it should be like, where the name is known. */
  readonly hint?: string;
}

/** What an address asks for, and what of it could not be read. */
export interface Reading {
  readonly choice: Choice;
  readonly strange: readonly Strange[];
}

/** Reads the query of an address, without its question mark. Any text gives a choice; an empty one the usual. */
export function readChoice(search: string): Reading {
  if (search === '') return { choice: usualChoice, strange: [] };
  const strange: Strange[] = [];
  let choice = noChoice;
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(search)) {
    // An address can name what every object inherits.
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    const read = seen.has(name) ? 'once only' : reader?.(value, choice);
    seen.add(name);
    if (typeof read === 'object') choice = { ...choice, ...read };
    else strange.push({ name, value, ...(read !== undefined && { hint: read }) });
  }
  return { choice, strange };
}

type SwitchedRule = Exclude<RuleName, 'minDistance' | 'uniquePrefix'>;

/** The part of a choice that a value stands for, or what a value should be like. */
type Reader = (value: string, before: Choice) => Partial<Choice> | string;

const wholeNumber = /^[1-9]\d{0,5}$/u;
const scaleReaders = attributes.map((attribute): [string, Reader] => [
  attribute.name,
  (value, { scales }) => {
    const range = readRange(value, attribute);
    if (range) return { scales: { ...scales, [attribute.name]: range } };
    return `${attribute.name}=${attribute.max === 1 ? '0' : '2..'}, from ${attribute.min} to ${attribute.max}`;
  },
]);

const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(scaleReaders),
  length: readLength,
  text: plainReader('text'),
  letters: plainReader('letters'),
  seed: plainReader('seed'),
  types: typesReader('types'),
  notTypes: typesReader('notTypes'),
  mainType: typesReader('mainType'),
  forms: readForms,
  not: readNot,
  ...Object.fromEntries(listParameters.map((name) => [name, listsReader(name)])),
  judge: plainReader('judge'),
  split: checkedReader('split', readSplit, 'split=mainType:adjective/noun'),
  hold: checkedReader('hold', readHold, 'hold=length,commonness:0.25'),
  prefixFree: ruleReader('prefixFree'),
  suffixFree: ruleReader('suffixFree'),
  decodable: ruleReader('decodable'),
  oneLemma: ruleReader('oneLemma'),
  noHomophones: ruleReader('noHomophones'),
  noLookalikes: ruleReader('noLookalikes'),
  safePairs: ruleReader('safePairs'),
  minDistance: numberRuleReader('minDistance', 4),
  uniquePrefix: numberRuleReader('uniquePrefix', limits.wordCodePoints),
  order: (value) => (value === 'random' || isOrder(value) ? { order: value } : 'order=-commonness'),
  take: readTake,
  sort: (value) => (isOrder(value) ? { sort: value } : 'sort=text'),
  dice: (value) => {
    const dice = number(value, 36);
    return dice === undefined || dice < 2 ? 'dice=6, from 2 to 36 sides' : { dice };
  },
  was: (value) => (/^\d{1,6}\.[\da-f]{8}$/u.test(value) ? { was: value } : 'was=100.9f2c41ab'),
  view: (value) => (value === 'table' || value === 'words' ? { view: value } : 'view=table'),
};

/** The names that an address can have. */
export const parameterNames: readonly string[] = Object.keys(readers);

function readLength(value: string): Partial<Choice> | string {
  const most = limits.wordCodePoints;
  const ends = readEnds(value, { least: 1, most, read: (text) => number(text, most) });
  return ends ? { length: { from: ends[0], to: ends[1] } } : `length=5..8, from 1 to ${most}`;
}

function number(value: string, most: number): number | undefined {
  return wholeNumber.test(value) && Number(value) <= most ? Number(value) : undefined;
}

function plainReader(name: 'text' | 'letters' | 'seed' | 'judge'): Reader {
  return (value) =>
    value === '' || value.length > 100 ? `${name}= and something behind it` : { [name]: value };
}

function typesReader(name: 'types' | 'notTypes' | 'mainType'): Reader {
  return (value) => {
    const given = value.split(',');
    const known = wordTypes.filter((type) => given.includes(type));
    return known.length === new Set(given).size
      ? { [name]: known }
      : `${name}=noun, of ${wordTypes.join(', ')}`;
  };
}

function readNot(value: string): Partial<Choice> | string {
  const not = [...new Set(value.split(',').filter(Boolean))];
  return not.length > 0 && not.length <= 100 ? { not } : 'not=word, at most 100';
}

const mostLists = 20;

function listsReader(name: (typeof listParameters)[number]): Reader {
  return (value) => {
    const names = [...new Set(value.split(',').filter(Boolean))];
    const isTaken = names.length > 0 && names.length <= mostLists && names.every((one) => one.length <= 200);
    return isTaken ? { [name]: names } : `${name}=name, at most ${mostLists}`;
  };
}

function readForms(value: string): Partial<Choice> | string {
  const given = value.split(',');
  const forms = wordForms.filter((form) => given.includes(form));
  return forms.length === new Set(given).size ? { forms } : `forms=base, of ${wordForms.join(', ')}`;
}

/** What the engine reads: its own reader says whether it can. */
function checkedReader(name: 'split' | 'hold', read: (text: string) => unknown, example: string): Reader {
  return (value) => {
    try {
      read(value);
      return { [name]: value };
    } catch {
      return example;
    }
  };
}

function ruleReader(name: SwitchedRule): Reader {
  return (value, { rules }) => {
    if (value !== '' && value !== 'true') return `${name} alone`;
    return { rules: { ...rules, [name]: true } };
  };
}

function numberRuleReader(name: 'minDistance' | 'uniquePrefix', most: number): Reader {
  return (value, { rules }) => {
    const asked = number(value, most);
    return asked === undefined ? `${name}=2, at most ${most}` : { rules: { ...rules, [name]: asked } };
  };
}

function readTake(value: string): Partial<Choice> | string {
  const isNumber = /^[1-9]\d{0,5}(?:\*\*[1-9]\d?)?$/u.test(value);
  return isNumber && takenBy({ take: value }) <= limits.takenWords
    ? { take: value }
    : `take=100, at most ${limits.takenWords}`;
}
