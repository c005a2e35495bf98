import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';

export type Item = Record<string, AttributeValue>;

/** A row as an item: attribute names in snake_case (documents within a row keep theirs), undefined left out. */
export const toItem = (row: object): Item => marshall(rename(row, toSnake), { removeUndefinedValues: true });

/** The row of an item, checked by its schema; attributes that the schema does not name are dropped. */
export const fromItem = <Row>(schema: z.ZodType<Row>, item: Item): Row => {
  const row = rename(unmarshall(item), toCamel);
  const parsed = schema.safeParse(row);
  if (!parsed.success)
    throw new Error(`a stored row is not valid: ${String(row['id'])}`, { cause: parsed.error });
  return parsed.data;
};

function rename(row: object, name: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [name(key), value]));
}

function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toCamel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
