import { writeFileSync } from 'node:fs';
import { makeTables, tableText } from './make-tables.ts';

// Writes the tables of English that the engine of word sets keeps, from the packages that hold the data:
// tsx tools/word-tables/src/main.ts. A test says when they are no longer what this would write.
for (const { path, table } of makeTables()) writeFileSync(path, tableText(table));
