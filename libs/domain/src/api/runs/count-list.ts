import { SourceRefused, SourceUnreachable } from '../../errors.ts';
import { limits } from '../../limits.ts';
import type { Clock } from '../../ports/basics.ts';
import type { KnownWords } from '../../ports/known-words.ts';
import type { SourceFetcher } from '../../ports/source-fetcher.ts';
import type { Manifest } from '../../runs/manifest.ts';
import type { RunMode } from '../../runs/run.ts';
import { storeList } from '../../runs/store-list.ts';
import { effortOf } from '../../scoring/models.ts';
import { rubricOf } from '../../scoring/rubric.ts';
import type { Source } from '../../sources/source.ts';
import { RequestRefused } from '../http/request-refused.ts';

/** What counting a list needs. */
export interface CountListPorts {
  readonly fetcher: SourceFetcher;
  readonly known: KnownWords;
  readonly clock: Clock;
}

/** What one request has time and memory for: a list of about two million words. */
const mostBytes = 24 * 1024 * 1024;
const mostMilliseconds = 20_000;

/** As many of the first words as one prompt asks about. */
const shownWords = limits.wordsPerPrompt;

/** A list as a run would find it. */
export interface CountedList {
  readonly found: Manifest;
  /** False when only the beginning was read. */
  readonly complete: boolean;
  /** Words with a score that the run would keep. */
  readonly known: number;
  /** The first words, as they were read. */
  readonly first: readonly string[];
  /** Of all words together. */
  readonly characters: number;
  /** UTF-8 bytes of all words together. */
  readonly bytes: number;
}

/**
 * Counts what a run of this source would read and ask, and stores nothing. Throws RequestRefused
 * `source-not-readable` (field `reason`) and `source-unreachable`.
 */
export const countList = async (
  ports: CountListPorts,
  source: Source,
  input: { mode: RunMode; model: string },
): Promise<CountedList> => {
  try {
    const tap = makeTap(fetchList(ports, source.url), ports.clock);
    const counter = makeCounter(ports.known, input);
    const list = { bytes: tap.bytes, format: source.format, runId: 'dry', upload: 'dry' };
    const found = await storeList(counter, list);
    return { found, complete: tap.isComplete(), ...counter.counts() };
  } catch (error) {
    throw refusalOf(error);
  }
};

/** Passes bytes through until there are too many or time is up. */
function makeTap(bytes: AsyncIterable<Uint8Array>, clock: Clock) {
  const until = clock.now().getTime() + mostMilliseconds;
  let left = mostBytes;
  let complete = true;
  const tapped = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      left -= chunk.length;
      complete = left >= 0 && clock.now().getTime() < until;
      if (!complete) return;
      yield chunk;
    }
  };
  return { bytes: tapped(), isComplete: () => complete };
}

/** The bytes of the list. A failure to fetch it may pass and is not our fault: it becomes a refusal that says so. */
async function* fetchList({ fetcher }: CountListPorts, url: string): AsyncGenerator<Uint8Array> {
  try {
    yield* await fetcher.open(url);
  } catch (error) {
    if (error instanceof SourceRefused) throw error;
    const why = error instanceof SourceUnreachable ? error.message : 'the list could not be fetched';
    throw new RequestRefused('source-unreachable', `${why}; try again later`, { cause: error });
  }
}

/** Counts what a run would ask: takes the chunks of a list as they would be stored, and keeps none. */
function makeCounter(knownWords: KnownWords, { mode, model }: { mode: RunMode; model: string }) {
  const run = { mode, model, rubricId: rubricOf(model).id, effort: effortOf(model) };
  let known = 0;
  const first: string[] = [];
  let characters = 0;
  let bytes = 0;
  const put = async (_key: string, text: string): Promise<void> => {
    const words = text.trimEnd().split('\n');
    first.push(...words.slice(0, shownWords - first.length));
    known += mode === 'all' ? 0 : await knownWords.count(run, words);
    characters += text.length - words.length;
    bytes += Buffer.byteLength(text) - words.length;
  };
  return { put, counts: () => ({ known, first, characters, bytes }) };
}

function refusalOf(error: unknown): unknown {
  return error instanceof SourceRefused
    ? new RequestRefused('source-not-readable', error.message, {
        fields: { reason: error.reason },
        cause: error,
      })
    : error;
}
