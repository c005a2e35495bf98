import { fileURLToPath } from 'node:url';
import { formTables } from './form-tables.ts';
import { homophoneGroups } from './homophone-groups.ts';
import { readWords } from './read-words.ts';

const folder = new URL('../../../libs/domain/src/word-sets/english/', import.meta.url);

/** A table of the engine: where it is kept, and what belongs in it. */
interface Table {
  readonly path: string;
  readonly table: unknown;
}

/** All tables, as the installed packages give them. */
export const makeTables = (): Table[] => {
  const words = new Set(readWords());
  return [
    { path: pathOf('homophones'), table: homophoneGroups(words) },
    { path: pathOf('forms'), table: formTables(words) },
  ];
};

/** A table as it stands in its file. */
export const tableText = (table: unknown): string => `${JSON.stringify(table, undefined, 2)}\n`;

function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}.json`, folder));
}
