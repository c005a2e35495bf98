import { attributes, type AttributeName, type ScoreRange, type WordFilter } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import type { SqlFilter } from './filter-forms.ts';
import { textArray } from './sql-parts.ts';
import { prefixEnd, textPattern } from './text-pattern.ts';

/** The condition that a row of `words` meets when the filter matches it, and these further ones hold. */
export function matching(filter: SqlFilter, ...further: readonly SQL[]): SQL {
  const all = [...conditions(filter), ...further];
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

function conditions(filter: SqlFilter): SQL[] {
  return [
    ...rangeConditions(filter),
    ...typeConditions(filter),
    ...lengthConditions(filter),
    ...(filter.text === undefined ? [] : textConditions(filter.text)),
    ...(filter.letters === undefined ? [] : [sql`ltrim(text, ${filter.letters}) = ''`]),
    ...(filter.among === undefined ? [] : [sql`text = ANY(${textArray(filter.among)})`]),
    ...(filter.inLists ?? []).map(({ words }) => sql`text = ANY(${textArray(words)})`),
    ...(filter.notInLists ?? []).map(({ words }) => sql`text <> ALL(${textArray(words)})`),
    ...(filter.not === undefined ? [] : [sql`text <> ALL(${textArray(filter.not)})`]),
  ];
}

function rangeConditions({ ranges }: WordFilter): SQL[] {
  return attributes.flatMap(({ name }) => {
    const range = ranges[name];
    return range === undefined ? [] : [rangeCondition(name, range)];
  });
}

function rangeCondition(name: AttributeName, { min, max, unknown = false }: ScoreRange): SQL {
  const known = sql`${sql.identifier(name)} BETWEEN ${min} AND ${max}`;
  return unknown ? sql`(${sql.identifier(name)} IS NULL OR ${known})` : known;
}

function typeConditions({ types, notTypes = [], mainTypes }: WordFilter): SQL[] {
  return [
    ...(types.length === 0 ? [] : [sql`types && ${textArray(types)}`]),
    ...(notTypes.length === 0 ? [] : [sql`NOT types && ${textArray(notTypes)}`]),
    ...(mainTypes === undefined ? [] : [sql`types[1] = ANY(${textArray(mainTypes)})`]),
  ];
}

function lengthConditions({ minLength, maxLength }: WordFilter): SQL[] {
  return [
    ...(minLength === undefined ? [] : [sql`length >= ${minLength}`]),
    ...(maxLength === undefined ? [] : [sql`length <= ${maxLength}`]),
  ];
}

function textConditions(wildcards: string): SQL[] {
  const { prefix, kind, like } = textPattern(wildcards);
  if (kind === 'text') return [sql`text = ${prefix}`];
  return [...prefixConditions(prefix), ...(kind === 'like' ? [sql`text LIKE ${like}`] : [])];
}

function prefixConditions(prefix: string): SQL[] {
  if (prefix === '') return [];
  const end = prefixEnd(prefix);
  return [sql`text >= ${prefix}`, ...(end === undefined ? [] : [sql`text < ${end}`])];
}
