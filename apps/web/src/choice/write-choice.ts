import { attributes, limits } from '@word-list/domain/vocabulary';
import { listParameters, noChoice, type Choice, type LengthRange } from './choice.ts';
import { writeRange } from './scale-range.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The query of the address that stands for a choice, without a question mark and never empty. */
export function writeChoice(choice: Choice): string {
  const pairs = [...filterPairs(choice), ...pickPairs(choice)];
  // An empty query would be the usual choice.
  return pairs.length === 0 ? `take=${choice.take}` : joinPairs(pairs);
}

/** Which words pass, as parameters of page and API alike. */
export function filterPairs(choice: Choice): Pairs {
  const scales = attributes.flatMap((attribute): Pairs => {
    const range = choice.scales[attribute.name];
    return range === undefined ? [] : [[attribute.name, writeRange(range, attribute)]];
  });
  return [
    ...scales,
    ...(choice.length ? [['length', writeLength(choice.length)] as const] : []),
    ...present('text', choice.text),
    ...present('letters', choice.letters),
    ...present('types', choice.types.join(',')),
    ...present('notTypes', choice.notTypes.join(',')),
    ...present('mainType', choice.mainType.join(',')),
    ...present('forms', choice.forms.join(',')),
    ...present('not', choice.not.join(',')),
    ...listParameters.flatMap((name) => present(name, choice[name].join(','))),
    ...present('judge', choice.judge),
  ];
}

/** Rules as parameters. */
export function rulePairs({ rules }: Choice): Pairs {
  return Object.entries(rules).flatMap(([name, value]): Pairs => {
    if (value === undefined || value === false) return [];
    return [[name, value === true ? '' : String(value)]];
  });
}

/** Parts as parameters. */
export function partPairs({ split, hold }: Choice): Pairs {
  return [...present('split', split), ...present('hold', hold)];
}

/** A query in which what a reader of addresses expects stays readable. */
export function joinPairs(pairs: Pairs): string {
  return pairs.map(([name, value]) => (value === '' ? name : `${name}=${encodeValue(value)}`)).join('&');
}

function pickPairs(choice: Choice): Pairs {
  const { order, seed, take, sort, dice, view, was } = choice;
  return [
    ...rulePairs(choice),
    ...partPairs(choice),
    ...(order === noChoice.order ? [] : [['order', order] as const]),
    ...(seed === noChoice.seed ? [] : [['seed', seed] as const]),
    ...(take === noChoice.take ? [] : [['take', take] as const]),
    ...present('sort', sort ?? ''),
    ...present('dice', dice === undefined ? '' : String(dice)),
    ...(view === noChoice.view ? [] : [['view', view] as const]),
    ...present('was', was),
  ];
}

function present(name: string, value: string): Pairs {
  return value === '' ? [] : [[name, value]];
}

function writeLength({ from, to }: LengthRange): string {
  if (from === to) return String(from);
  if (to === limits.wordCodePoints) return `${from}..`;
  return from === 1 ? `..${to}` : `${from}..${to}`;
}

/** Commas, stars and question marks may stand in a query as they are. */
function encodeValue(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%2C', ',')
    .replaceAll('%3F', '?')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
}
