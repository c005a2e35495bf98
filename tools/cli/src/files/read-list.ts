import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readLimited } from '@word-list/adapters/fetcher';
import { limits, makeRejects, readWords, SourceRefused, type SourceFormat } from '@word-list/domain';
import type { Found } from '../../../local/src/product/reject-text.ts';

/** A list as it was read. */
export interface ReadList extends Found {
  /** As it was named: a path, or `-`. */
  readonly name: string;
  /** In order; each once, unless repeats are kept. */
  readonly words: readonly string[];
  readonly readAs: string;
  /** Of the bytes of the file. */
  readonly sha256: string;
  /** Rows of CSV, one for each line without a word. */
  readonly rejectRows: readonly string[];
}

interface Reading {
  readonly format: SourceFormat;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
  readonly keepRejects?: boolean;
  readonly keepRepeats?: boolean;
}

/** Text grows to at most so many times its compressed size. */
const gzipRatio = 1000;

/** Reads a list from a file, or from the standard input for `-`. Throws SourceRefused for what is no list. */
export async function readList(name: string, reading: Reading): Promise<ReadList> {
  const hash = createHash('sha256');
  const bytes = name === '-' ? reading.stdin : createReadStream(name, { highWaterMark: 256 * 1024 });
  const limited = readLimited(hashed(bytes, hash), { bytes: limits.sourceBytes, ratio: gzipRatio });
  const list = readWords(limited, reading.format);
  const tally = makeTally(reading);
  for await (const entries of list.entries) {
    reading.signal.throwIfAborted();
    await tally.add(entries);
  }
  return { name, ...(await tally.end()), readAs: list.readAs(), sha256: hash.digest('hex') };
}

/** Sorts entries into words, repeats and rejects. */
function makeTally({ keepRejects = false, keepRepeats = false }: Reading) {
  const rejectRows: string[] = [];
  const chunks = { put: async (_: string, text: string) => void rejectRows.push(text) };
  const rejects = makeRejects(keepRejects ? { chunks, runId: '', upload: '' } : undefined);
  const words = new Set<string>();
  const all: string[] = [];
  let lines = 0;
  let duplicates = 0;

  const addWord = (word: string): void => {
    if (keepRepeats) all.push(word);
    const before = words.size;
    words.add(word);
    if (words.size === before) duplicates += 1;
  };

  return {
    add: async (entries: readonly Entry[]): Promise<void> => {
      lines += entries.length;
      for (const entry of entries) {
        if (entry.reject === undefined) addWord(entry.word);
        else rejects.add(entry);
      }
      if (words.size > limits.distinctWords) refuseSize();
      await rejects.store();
    },
    end: async () => {
      const { rejected, examples } = await rejects.end();
      const shown = Object.entries(examples).flatMap(([reason, found]) =>
        found.map((example) => ({ ...example, reason })),
      );
      return {
        words: keepRepeats ? all : [...words],
        counts: { lines, rejected, accepted: words.size, duplicates },
        list: { rejects: shown as NonNullable<Found['list']>['rejects'] },
        rejectRows,
      };
    },
  };
}

type Entries = ReturnType<typeof readWords>['entries'];
type Entry = Entries extends AsyncIterable<readonly (infer One)[]> ? One : never;

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

function refuseSize(): never {
  throw new SourceRefused(
    'too_many_words',
    `the list has over ${limits.distinctWords} words; cut it into several`,
  );
}
