import { ensureFactTable } from './lexicon/build/ensure-fact-table.ts';

console.log(`The lexicon's table is ${await ensureFactTable()}`);
