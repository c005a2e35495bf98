import { scramble, scrambleMultipliers, type WordOrder, type WordPosition } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';

const textColumn = sql.raw('text');

/** What `ORDER BY` lists for an order of words. */
export function orderBy(order: WordOrder): SQL[] {
  const value = valueOf(order);
  const texts = directed(textColumn, order);
  return value === undefined ? [texts] : [sql`${directed(value, order)} NULLS LAST`, texts];
}

/** The condition that rows behind this position meet. */
export function behind(order: WordOrder, { value: last, text }: WordPosition): SQL {
  const value = valueOf(order);
  const beyond = isDescending(order) ? sql`<` : sql`>`;
  const laterText = sql`text ${beyond} ${text}`;
  if (value === undefined) return laterText;
  if (last === null) return sql`(${value} IS NULL AND ${laterText})`;
  const number = sql`${last}::bigint`;
  return sql`(${value} ${beyond} ${number} OR (${value} = ${number} AND ${laterText}) OR ${value} IS NULL)`;
}

/** Undefined for the order of texts. */
function valueOf(order: WordOrder): SQL | undefined {
  switch (order.by) {
    case 'text':
      return undefined;
    case 'length':
      return sql.raw('length');
    case 'random':
      return mixed(order.seed);
    default:
      return sql`${sql.identifier(order.by)}`;
  }
}

function isDescending(order: WordOrder): boolean {
  return order.by !== 'random' && order.descending;
}

function directed(expression: SQL, order: WordOrder): SQL {
  return isDescending(order) ? sql`${expression} DESC` : expression;
}

/** `mix(hash32, seed)` of the domain, in whole-number arithmetic of 64 bits that cannot overflow. */
function mixed(seed: number): SQL {
  const [first, second] = scrambleMultipliers;
  const last = step(step(`(hash32 # ${scramble(seed)})`, 16, first), 15, second);
  return sql.raw(`(${last} # (${last} >> 16))`);
}

function step(value: string, shift: number, multiplier: number): string {
  return `(((${value} # (${value} >> ${shift})) * ${multiplier}) & 4294967295)`;
}
