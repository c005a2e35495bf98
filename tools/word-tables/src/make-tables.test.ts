import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeTables, tableText } from './make-tables.ts';

describe('the tables of English', () => {
  it.each(makeTables())('in $path are what the installed packages give', ({ path, table }) => {
    expect(readFileSync(path, 'utf8') === tableText(table)).toBe(true);
  });
});
