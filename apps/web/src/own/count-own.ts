import { lengthOf, wordForms } from '@word-list/domain/asking';
import type { ListedWord, WordCounts } from '@word-list/domain/api/client';
import { attributes, limits, wordTypes, type WordType } from '@word-list/domain/vocabulary';
import type { Choice } from '../choice/choice.ts';
import { barsOf } from '../counts/bars.ts';
import type { KnownScale } from '../counts/known-scale.ts';

/** A word of a list that its owner had looked up; without scores where it is not known. */
type OwnWord = Pick<ListedWord, 'text' | 'scores' | 'types'>;

/**
 * Counts the words of an own list as the API counts those that it keeps: each facet under all filters but its own.
 * Undefined under filters that take the language, other lists or a judge. Nobody tells the forms of these words.
 */
export function countOwn(words: readonly OwnWord[], of: Choice): WordCounts | undefined {
  if (takesMore(of)) return undefined;
  const tests = testsOf(of);
  const failed = words.map((word) => tests.filter(({ passes }) => !passes(word)).map(({ facet }) => facet));
  const under = (facet: string): readonly OwnWord[] =>
    words.filter((_, place) => failed[place]?.every((other) => other === facet));
  const steps = attributes.map((scale) => [scale.name, stepOf(words, scale)] as const);
  const scales = attributes.map((scale, place) => [
    scale.name,
    countScale(under(scale.name), scale, (steps[place]?.[1] ?? 1) * 100),
  ]);
  return {
    revision: 0,
    total: under('').length,
    steps: Object.fromEntries(steps) as WordCounts['steps'],
    scales: Object.fromEntries(scales) as WordCounts['scales'],
    types: countTypes(under('types'), ({ types = [] }) => types),
    mainTypes: countTypes(under('types'), ({ types = [] }) => types.slice(0, 1)),
    forms: Object.fromEntries(wordForms.map((form) => [form, 0])) as WordCounts['forms'],
    lengths: countLengths(under('length')),
  };
}

function takesMore({ text, letters, judge, forms, has, inAll, notList }: Choice): boolean {
  return text + letters + judge !== '' || [forms, has, inAll, notList].some(({ length }) => length > 0);
}

function countTypes(
  words: readonly OwnWord[],
  typesOf: (word: OwnWord) => readonly WordType[],
): WordCounts['types'] {
  const counts = wordTypes.map((type) => [type, words.filter((word) => typesOf(word).includes(type)).length]);
  return Object.fromEntries(counts) as WordCounts['types'];
}

function countLengths(words: readonly OwnWord[]): number[] {
  const lengths = new Array<number>(limits.wordCodePoints + 1).fill(0);
  for (const { text } of words) lengths[lengthOf(text)] = (lengths[lengthOf(text)] ?? 0) + 1;
  return lengths;
}

/** What a word has to pass, and the facet whose bars are drawn without it. */
interface Test {
  readonly facet: string;
  readonly passes: (word: OwnWord) => boolean;
}

function testsOf({ scales, length, types, notTypes, mainType, not }: Choice): readonly Test[] {
  const ofScales = attributes.flatMap((scale): Test[] => {
    const range = scales[scale.name];
    if (range === undefined) return [];
    const { known: [from, to] = [NaN, NaN], unknown } = range;
    const passes = (score: number | undefined): boolean =>
      score === undefined ? unknown : from <= score && score <= to;
    return [{ facet: scale.name, passes: (word) => passes(scoreOf(word, scale)) }];
  });
  const { from, to } = length ?? { from: 1, to: limits.wordCodePoints };
  return [
    ...ofScales,
    { facet: 'length', passes: ({ text }) => from <= lengthOf(text) && lengthOf(text) <= to },
    {
      facet: 'types',
      passes: ({ types: own = [] }) => types.length === 0 || own.some((one) => types.includes(one)),
    },
    { facet: 'types', passes: ({ types: own = [] }) => !own.some((one) => notTypes.includes(one)) },
    {
      facet: 'types',
      passes: ({ types: [first] = [] }) =>
        mainType.length === 0 || (first !== undefined && mainType.includes(first)),
    },
    { facet: 'no other', passes: ({ text }) => !not.includes(text) },
  ];
}

function countScale(words: readonly OwnWord[], scale: KnownScale, step: number) {
  const bars = new Array<number>(barsOf(scale, step)).fill(0);
  let unknown = 0;
  for (const word of words) {
    const score = scoreOf(word, scale);
    const bar = score === undefined ? NaN : Math.floor((score - scale.min * 100) / step);
    if (score === undefined) unknown += 1;
    else bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return { bars, unknown };
}

/** In hundredths. */
function scoreOf({ scores }: OwnWord, { name }: KnownScale): number | undefined {
  const score = scores?.[name] ?? undefined;
  return score === undefined ? undefined : Math.round(score * 100);
}

function stepOf(words: readonly OwnWord[], scale: KnownScale): number {
  return words.every((word) => (scoreOf(word, scale) ?? 0) % 100 === 0) ? 1 : 0.25;
}
