import { readVaderRaters } from './lexicon/build/read-word-lists.ts';
import { vaderNorms } from './norms/vader-norms.ts';

/* `npm run --silent norms:vader` prints VADER's ratings as a CSV that can be imported as a judge. */

process.stdout.write(vaderNorms(readVaderRaters()));
