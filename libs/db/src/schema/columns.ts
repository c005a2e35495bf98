import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Text that is compared and sorted by bytes, on every server alike. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** A moment in whole milliseconds, as ISO 8601 shows it. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'string' });
