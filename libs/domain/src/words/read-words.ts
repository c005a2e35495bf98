import { SourceRefused } from '../errors.ts';
import type { SourceFormat } from '../sources/source.ts';
import { decodeText } from './decode-text.ts';
import { describeFormat, findFormat } from './find-format.ts';
import { guessEncoding } from './guess-encoding.ts';
import { openEnvelope } from './open-envelope.ts';
import { listParser, type Entry } from './parse-list.ts';
import { readLines, type Line } from './read-lines.ts';

/** A list that is being read. */
export interface WordReader {
  /** One entry for each line, or record, in groups as they arrive. */
  readonly entries: AsyncIterable<readonly Entry[]>;
  /** How the list is read, in words: its format and its encoding. Known once the first entries have come. */
  readAs(): string;
}

/**
 * Reads a list of words. While reading throws SourceRefused for what is no list (`not_text`, `not_a_list`), lacks the
 * column that was asked for (`no_such_column`), or is in another encoding than UTF-8 (`encoding_unknown`); the message
 * says what to do.
 */
export const readWords = (source: AsyncIterable<Uint8Array>, format: SourceFormat): WordReader => {
  let readAs = '';
  const read = async function* (): AsyncGenerator<readonly Entry[]> {
    const { encoding, bytes } = await decodeText(source, format.encoding);
    const lines = readLines(bytes);
    const head = await takeHead(lines);
    const found = findFormat(format, signedLines(head));
    readAs = `${describeFormat(found)}, ${encoding.toUpperCase()}`;
    const parser = listParser(found);
    const strange = makeStrangeLines(format);
    for await (const group of continued(head, lines)) {
      strange.add(group);
      yield parser.take(group);
    }
    yield parser.end();
    strange.ask();
  };
  return { entries: read(), readAs: () => readAs };
};

/** Lines from which a format is found. */
const headLines = 500;

async function takeHead(lines: AsyncGenerator<readonly Line[]>): Promise<Line[]> {
  const head: Line[] = [];
  while (head.length < headLines) {
    const next = await lines.next();
    if (next.done === true) break;
    for (const line of next.value) head.push(line);
  }
  return head;
}

function signedLines(head: readonly Line[]): string[] {
  const open = openEnvelope();
  return head
    .filter((line) => typeof line === 'string')
    .map(open)
    .filter((line) => line !== undefined)
    .slice(0, headLines);
}

async function* continued(
  head: readonly Line[],
  lines: AsyncGenerator<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  yield head;
  yield* lines;
}

const samples = 50;
/** Fewer lines that are not UTF-8 are mistakes of their own, and say nothing about the encoding of the list. */
const leastStrange = 3;

/**
 * Watches for a list that is in another encoding throughout: more of its lines are not UTF-8 than are UTF-8 beyond
 * ASCII.
 */
function makeStrangeLines({ encoding }: SourceFormat) {
  const bytes: Uint8Array[] = [];
  let invalid = 0;
  let beyondAscii = 0;

  const count = (line: Line): void => {
    if (typeof line === 'string') {
      if (/[^\0-\u007f]/u.test(line)) beyondAscii += 1;
    } else if (line.reject === 'invalid_utf8') {
      invalid += 1;
      if (bytes.length < samples) bytes.push(line.bytes);
    }
  };

  return {
    add(lines: readonly Line[]): void {
      if (encoding === undefined) lines.forEach(count);
    },
    ask(): void {
      if (invalid < leastStrange || invalid <= beyondAscii) return;
      const guess = guessEncoding(bytes);
      if (guess === undefined) return;
      throw new SourceRefused(
        'encoding_unknown',
        `${invalid} lines are not UTF-8. As ${guess.encoding} one of them reads “${guess.example}”: if that is right, name it with --encoding ${guess.encoding} (over HTTP "encoding" of the format)`,
      );
    },
  };
}
