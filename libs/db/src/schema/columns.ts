import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A whole number of four bytes. CockroachDB takes `integer` for eight bytes, which the driver hands over as text. */
export const int4 = customType<{ data: number; driverData: number | string }>({
  dataType: () => 'int4',
  fromDriver: Number,
});

/** A moment in whole milliseconds, as ISO 8601 shows it. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'string' });

/** A condition that a column has one of these values. */
export const isOneOf = (column: string, values: readonly string[]): string =>
  `"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`;
