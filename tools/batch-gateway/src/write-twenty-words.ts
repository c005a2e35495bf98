import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLexicon } from './lexicon/load-lexicon.ts';
import { twentyWords, withTwentyWords } from './readme/twenty-words.ts';

const readme = join(import.meta.dirname, '..', '..', '..', 'README.md');

writeFileSync(readme, withTwentyWords(readFileSync(readme, 'utf8'), twentyWords(await loadLexicon())));
