import { attributes, scramble, scrambleMultipliers, type WordFilter } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import { textArray } from './sql-parts.ts';
import { prefixEnd, textPattern } from './text-pattern.ts';

const rangeConditions = ({ ranges }: WordFilter): SQL[] =>
  attributes.flatMap(({ name }) => {
    const range = ranges[name];
    return range === undefined ? [] : [sql`${sql.identifier(name)} BETWEEN ${range.min} AND ${range.max}`];
  });

const prefixConditions = (prefix: string): SQL[] => {
  if (prefix === '') return [];
  const end = prefixEnd(prefix);
  return [sql`text >= ${prefix}`, ...(end === undefined ? [] : [sql`text < ${end}`])];
};

const textConditions = (wildcards: string): SQL[] => {
  const { prefix, kind, like } = textPattern(wildcards);
  if (kind === 'text') return [sql`text = ${prefix}`];
  return [...prefixConditions(prefix), ...(kind === 'like' ? [sql`text LIKE ${like}`] : [])];
};

const conditions = (filter: WordFilter): SQL[] => [
  ...rangeConditions(filter),
  ...(filter.types.length === 0 ? [] : [sql`types && ${textArray(filter.types)}`]),
  ...(filter.minLength === undefined ? [] : [sql`length >= ${filter.minLength}`]),
  ...(filter.maxLength === undefined ? [] : [sql`length <= ${filter.maxLength}`]),
  ...(filter.text === undefined ? [] : textConditions(filter.text)),
];

/** The condition that a row of `words` meets when the filter matches it, and these further ones hold. */
export const matching = (filter: WordFilter, ...further: readonly SQL[]): SQL => {
  const all = [...conditions(filter), ...further];
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
};

const step = (value: string, shift: number, multiplier: number | undefined): string =>
  `(((${value} # (${value} >> ${shift})) * ${multiplier ?? 1}) & 4294967295)`;

/** `mix(hash32, seed)` of the domain, in whole-number arithmetic of 64 bits that cannot overflow. */
export const mixed = (seed: number): SQL => {
  const [first, second] = scrambleMultipliers;
  const last = step(step(`(hash32 # ${scramble(seed)})`, 16, first), 15, second);
  return sql.raw(`(${last} # (${last} >> 16))`);
};
