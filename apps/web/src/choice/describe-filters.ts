import { attributes, limits, type Attribute } from '@word-list/domain/vocabulary';
import type { RuleName } from '@word-list/domain/word-sets';
import { listParameters, type Choice, type LengthRange } from './choice.ts';
import { decimalOf, type ScaleRange } from './scale-range.ts';

/** A filter or rule in words, and the choice without it. */
export interface DescribedFilter {
  readonly id: string;
  readonly name: string;
  readonly lift: Partial<Choice>;
}

/** What holds, in the order of the page. */
export function describeFilters(choice: Choice): readonly DescribedFilter[] {
  return [
    ...describeScales(choice),
    ...describeForms(choice),
    ...describeTypes(choice),
    ...describeLists(choice),
    ...describeRules(choice),
    ...describeParts(choice),
  ];
}

function describeScales({ scales }: Choice): DescribedFilter[] {
  return attributes.flatMap((attribute) => {
    const { [attribute.name]: range, ...others } = scales;
    return range === undefined
      ? []
      : [{ id: attribute.name, name: describeScale(attribute, range), lift: { scales: others } }];
  });
}

function describeScale(attribute: Attribute, { known, unknown }: ScaleRange): string {
  const name = attribute.displayName.toLowerCase();
  if (known === undefined) return `${name} unknown`;
  const isNone = known[1] === 0 && attribute.min === 0;
  const plain = isNone ? noneOf[attribute.name] : undefined;
  return `${plain ?? `${name} ${describeEnds(attribute, known)}`}${unknown ? ' or unknown' : ''}`;
}

/** Scales whose least value has a name. */
const noneOf: Readonly<Record<string, string>> = { offensiveness: 'inoffensive', nsfw: 'fit for work' };

function describeEnds({ min, max }: Attribute, [from, to]: readonly [number, number]): string {
  if (from === to) return signed(from);
  if (from === min * 100 && to === max * 100) return 'known';
  if (to === max * 100) return `${signed(from)} or more`;
  return from === min * 100 ? `${signed(to)} or less` : `${signed(from)} to ${signed(to)}`;
}

function signed(hundredths: number): string {
  return decimalOf(hundredths).replace('-', '−');
}

function describeForms({ length, text, letters, not }: Choice): DescribedFilter[] {
  return [
    ...(length ? [{ id: 'length', name: describeLength(length), lift: { length: undefined } }] : []),
    ...(text === '' ? [] : [{ id: 'text', name: text, lift: { text: '' } }]),
    ...(letters === ''
      ? []
      : [{ id: 'letters', name: `${letters.replace('-', '–')} only`, lift: { letters: '' } }]),
    ...(not.length === 0 ? [] : [{ id: 'not', name: `${not.length} left out`, lift: { not: [] } }]),
  ];
}

function describeLength({ from, to }: LengthRange): string {
  if (from === to) return `length ${from}`;
  if (to === limits.wordCodePoints) return `length ${from} or more`;
  return from === 1 ? `length ${to} or less` : `length ${from} to ${to}`;
}

function describeTypes({ types, mainType, notTypes, forms }: Choice): DescribedFilter[] {
  const named = [
    { id: 'types', types, name: types.join(' or '), lift: { types: [] } },
    { id: 'mainType', types: mainType, name: `mainly ${mainType.join(' or ')}`, lift: { mainType: [] } },
    { id: 'notTypes', types: notTypes, name: `no ${notTypes.join(', no ')}`, lift: { notTypes: [] } },
    { id: 'forms', types: forms, name: `${forms.join(' or ')} forms`, lift: { forms: [] } },
  ];
  return named.flatMap(({ types: given, ...filter }) => (given.length === 0 ? [] : [filter]));
}

function describeParts({ split, hold }: Choice): DescribedFilter[] {
  const alike = hold === '' ? '' : `alike in ${hold.replaceAll(',', ', ')}`;
  if (split === '') return hold === '' ? [] : [{ id: 'hold', name: alike, lift: { hold: '' } }];
  const name = `split by ${split.replace(':', ': ')}${alike === '' ? '' : `, ${alike}`}`;
  return [{ id: 'split', name, lift: { split: '', hold: '' } }];
}

function describeLists(choice: Choice): DescribedFilter[] {
  const named = listParameters.flatMap((id) => {
    const names = choice[id].map((name) => (name.startsWith('~') ? `own list ${name}` : name)).join(', ');
    return names === '' ? [] : [{ id, name: `${listText[id]} ${names}`, lift: { [id]: [] } }];
  });
  const { judge } = choice;
  return [
    ...named,
    ...(judge === '' ? [] : [{ id: 'judge', name: `as ${judge} has it`, lift: { judge: '' } }]),
  ];
}

const listText: Record<(typeof listParameters)[number], string> = {
  list: 'in',
  inAll: 'in each of',
  notList: 'not in',
  has: 'holds an entry of',
};

function describeRules({ rules }: Choice): DescribedFilter[] {
  return Object.entries(rules).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    const { [name as RuleName]: _, ...others } = rules;
    return [{ id: name, name: ruleText[name as RuleName](Number(value)), lift: { rules: others } }];
  });
}

const ruleText: Record<RuleName, (value: number) => string> = {
  prefixFree: () => 'prefix-free',
  suffixFree: () => 'suffix-free',
  decodable: () => 'decodable',
  minDistance: (edits) => `${edits} edits apart`,
  uniquePrefix: (letters) => `first ${letters} unique`,
  oneLemma: () => 'one form each',
  noHomophones: () => 'no homophones',
  noLookalikes: () => 'no look-alikes',
  safePairs: () => 'safe pairs',
};
