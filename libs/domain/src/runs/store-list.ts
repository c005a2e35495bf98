import { SourceRefused } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { limits } from '../limits.ts';
import { listKey } from '../lists/word-list.ts';
import type { ChunkStore } from '../ports/chunk-store.ts';
import type { SourceFormat } from '../sources/source.ts';
import { compareText } from '../words/compare-text.ts';
import type { Entry } from '../words/parse-list.ts';
import { readWords } from '../words/read-words.ts';
import { cutParts } from './cut-parts.ts';
import { makeRejects } from './make-rejects.ts';
import type { Manifest, ManifestChunk } from './manifest.ts';

interface ListTo {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly format: SourceFormat;
  readonly runId: string;
  /** Names the folder of this upload, so that two uploads of one run never touch each other's chunks. */
  readonly upload: string;
  /** Whether the rejected lines are stored too. */
  readonly keepRejects?: boolean;
  /** The source whose list this becomes: all words are stored in one object, too. */
  readonly source?: string;
  /** The most words of one part; by default, and at most, those of one batch. */
  readonly wordsPerPart?: number | undefined;
}

/**
 * Streams a list into chunk objects of at most `limits.wordsPerChunk` words, its rejected lines into objects beside
 * them, and returns its manifest. Throws SourceRefused when the source is no list of words or is over a limit; nothing
 * has been asked by then.
 */
export const storeList = async (chunks: Pick<ChunkStore, 'put'>, to: ListTo): Promise<Manifest> => {
  const { runId, upload, format, keepRejects = false } = to;
  const rejects = makeRejects(keepRejects ? { chunks, runId, upload } : undefined);
  const tally = makeTally(rejects.add);
  const stored: ManifestChunk[] = [];
  let words: string[] = [];
  const flush = async (): Promise<void> => {
    stored.push(await storeChunk(chunks, to, { index: stored.length, words }));
    words = [];
  };
  const list = readWords(to.bytes, format);
  for await (const entries of list.entries) {
    for (const entry of entries) {
      const word = tally.accept(entry);
      if (word !== undefined && words.push(word) === limits.wordsPerChunk) await flush();
    }
    await rejects.store();
  }
  if (words.length > 0) await flush();
  const whole = await storeWhole(chunks, to.source, tally.words());
  return {
    upload,
    ...tally.counts(),
    ...(await rejects.end()),
    readAs: list.readAs(),
    ...whole,
    chunks: stored,
  };
};

function refuseOver(count: number, limit: number, refusal: 'too_many_lines' | 'too_many_words'): void {
  if (count > limit)
    throw new SourceRefused(
      refusal,
      `the list has over ${String(limit)} ${refusal.slice(9)}; cut it into several lists`,
    );
}

/** Counts entries into words, rejects and duplicates. Duplicates are exact: every distinct word is held in memory. */
function makeTally(reject: ReturnType<typeof makeRejects>['add']) {
  const seen = new Set<string>();
  let lines = 0;
  let duplicates = 0;

  /** The word of the entry if it is new to the list. */
  const accept = (entry: Entry): string | undefined => {
    lines += 1;
    refuseOver(lines, limits.sourceLines, 'too_many_lines');
    if (entry.reject !== undefined) reject(entry);
    else if (seen.has(entry.word)) duplicates += 1;
    else {
      seen.add(entry.word);
      refuseOver(seen.size, limits.distinctWords, 'too_many_words');
      return entry.word;
    }
    return undefined;
  };

  return { accept, counts: () => ({ lines, duplicates, accepted: seen.size }), words: () => [...seen] };
}

/** Named by its content, so that readers of the list before still find that one. */
async function storeWhole(
  chunks: Pick<ChunkStore, 'put'>,
  source: string | undefined,
  words: string[],
): Promise<Pick<Manifest, 'listSha256'>> {
  if (source === undefined) return {};
  const text = words
    .sort(compareText)
    .map((word) => `${word}\n`)
    .join('');
  const sha256 = sha256Hex(text);
  await chunks.put(listKey({ source, sha256 }), text);
  return { listSha256: sha256 };
}

async function storeChunk(
  chunks: Pick<ChunkStore, 'put'>,
  to: ListTo,
  of: { index: number; words: readonly string[] },
): Promise<ManifestChunk> {
  const { index, words } = of;
  const text = words.map((word) => `${word}\n`).join('');
  const key = `runs/${to.runId}/${to.upload}/${String(index).padStart(5, '0')}.txt`;
  await chunks.put(key, text);
  return {
    index,
    key,
    sha256: sha256Hex(text),
    words: words.length,
    parts: cutParts(words, to.wordsPerPart),
  };
}
