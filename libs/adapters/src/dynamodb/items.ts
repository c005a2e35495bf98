import type * as z from 'zod';

/** A value as it goes over the wire, of the kinds that are used. */
export interface AttributeValue {
  readonly S?: string;
  /** Decimal text. */
  readonly N?: string;
  /** Base64. */
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly M?: Item;
  readonly L?: readonly AttributeValue[];
}

export type Item = Readonly<Record<string, AttributeValue>>;

/** A row as an item: attribute names in snake_case (documents within a row keep theirs), undefined left out. */
export const toItem = (row: object): Item => mapOf(rename(row, toSnake));

/** The row of an item, checked by its schema; attributes that the schema does not name are dropped. */
export const fromItem = <Row>(schema: z.ZodType<Row>, item: Item): Row => {
  const row = rename(readMap(item), toCamel);
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

function mapOf(fields: object): Item {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, valueOf(value)]),
  );
}

/** Rows hold what JSON knows, and nothing else. */
function valueOf(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      return Array.isArray(value) ? { L: value.map(valueOf) } : { M: mapOf(value) };
    default:
      throw new TypeError(`a table has no ${typeof value}`);
  }
}

function readMap(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readValue(value)]));
}

function readValue({ S, N, BOOL, M, L, NULL }: AttributeValue): unknown {
  if (NULL === true) return null;
  if (N !== undefined) return Number(N);
  if (M !== undefined) return readMap(M);
  return L?.map(readValue) ?? S ?? BOOL;
}
