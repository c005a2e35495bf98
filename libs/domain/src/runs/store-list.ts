import { SourceRefused } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { limits } from '../limits.ts';
import type { ChunkStore } from '../ports/chunk-store.ts';
import type { SourceFormat } from '../sources/source.ts';
import { checkText } from '../words/check-text.ts';
import { lineParser, type ParsedLine } from '../words/parse-line.ts';
import { readLines, tooLong, type Line } from '../words/read-lines.ts';
import { rejectReasons, type RejectReason } from '../words/reject-reasons.ts';
import { cutParts } from './cut-parts.ts';
import type { Manifest, ManifestChunk } from './manifest.ts';

const examplesPerReason = 3;
/** Code points. */
const exampleLength = 60;

interface ListTo {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly format: SourceFormat;
  readonly runId: string;
  /** Names the folder of this upload, so that two uploads of one run never touch each other's chunks. */
  readonly upload: string;
}

/** The beginning of a line as a JSON column and a terminal can take it: no half characters, no controls but the tab. */
const toExample = (line: string): string =>
  [...line.slice(0, 2 * exampleLength)]
    .slice(0, exampleLength)
    .join('')
    .replaceAll(/(?!\t)\p{C}/gu, '\ufffd');

/** Counts rejected lines by reason and keeps a few of each to show. */
const makeRejects = () => {
  const counts = Object.fromEntries(rejectReasons.map((reason) => [reason, 0])) as Record<
    RejectReason,
    number
  >;
  const examples: Record<string, string[]> = {};
  const add = (reason: RejectReason, line: Line): void => {
    counts[reason] += 1;
    const shown = (examples[reason] ??= []);
    if (typeof line === 'string' && shown.length < examplesPerReason) shown.push(toExample(line));
  };
  return { add, counts, examples };
};

const refuseOver = (count: number, limit: number, refusal: 'too_many_lines' | 'too_many_words'): void => {
  if (count > limit)
    throw new SourceRefused(refusal, `the list has over ${String(limit)} ${refusal.slice(9)}`);
};

/** Counts lines into words, rejects and duplicates. Duplicates are exact: every distinct word is held in memory. */
const makeTally = (format: SourceFormat) => {
  const parseText = lineParser(format);
  const parse = (line: Line): ParsedLine => {
    if (typeof line === 'string') return parseText(line);
    return { reject: line === tooLong ? 'too_long' : 'invalid_utf8' };
  };
  const seen = new Set<string>();
  const rejects = makeRejects();
  let lines = 0;
  let duplicates = 0;

  /** The line's word if it is new to the list. */
  const accept = (line: Line): string | undefined => {
    lines += 1;
    refuseOver(lines, limits.sourceLines, 'too_many_lines');
    const { word, reject } = parse(line);
    if (reject) rejects.add(reject, line);
    else if (seen.has(word)) duplicates += 1;
    else {
      seen.add(word);
      refuseOver(seen.size, limits.distinctWords, 'too_many_words');
      return word;
    }
    return undefined;
  };

  const counts = () => ({
    lines,
    rejected: rejects.counts,
    examples: rejects.examples,
    duplicates,
    accepted: seen.size,
  });
  return { accept, counts };
};

const storeChunk = async (
  chunks: Pick<ChunkStore, 'put'>,
  to: ListTo,
  of: { index: number; words: readonly string[] },
): Promise<ManifestChunk> => {
  const { index, words } = of;
  const text = words.map((word) => `${word}\n`).join('');
  const key = `runs/${to.runId}/${to.upload}/${String(index).padStart(5, '0')}.txt`;
  await chunks.put(key, text);
  return { index, key, sha256: sha256Hex(text), words: words.length, parts: cutParts(words) };
};

/**
 * Streams a list into chunk objects of at most `limits.wordsPerChunk` words and returns its manifest. Throws
 * SourceRefused when the source is no list of words or is over a limit; nothing has been asked by then.
 */
export const storeList = async (chunks: Pick<ChunkStore, 'put'>, to: ListTo): Promise<Manifest> => {
  const tally = makeTally(to.format);
  const stored: ManifestChunk[] = [];
  let words: string[] = [];
  const flush = async (): Promise<void> => {
    stored.push(await storeChunk(chunks, to, { index: stored.length, words }));
    words = [];
  };
  for await (const lines of readLines(checkText(to.bytes))) {
    for (const line of lines) {
      const word = tally.accept(line);
      if (word !== undefined && words.push(word) === limits.wordsPerChunk) await flush();
    }
  }
  if (words.length > 0) await flush();
  return { upload: to.upload, ...tally.counts(), chunks: stored };
};
