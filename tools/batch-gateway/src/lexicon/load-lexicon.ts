import { ensureFactTable } from './build/ensure-fact-table.ts';
import { readFactTable } from './fact-table.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';

/** Loads the scorer; the first time after an install or a change its table is built, which takes some seconds. */
export const loadLexicon = async (): Promise<Lexicon> => makeLexicon(readFactTable(await ensureFactTable()));
