import { describeFormat, findFormat } from './find-format.ts';
import { openEnvelope } from './open-envelope.ts';
import { listParser } from './parse-list.ts';
import { skippedReasons, type RejectReason } from './reject-reasons.ts';

/** A list as a run would read it. */
export interface TextList {
  /** In their canonical form, repeats included. */
  readonly words: readonly string[];
  /** Lines that should hold a word and do not. */
  readonly rejects: readonly {
    readonly reason: RejectReason;
    readonly line: number;
    readonly text: string;
  }[];
  /** The form that was found, in words. */
  readonly readAs: string;
}

const headLines = 500;

/** Reads a text by the rules of a source whose format is found by looking at it. */
export function readText(text: string): TextList {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const open = openEnvelope();
  const found = findFormat(
    { kind: 'auto' },
    lines
      .slice(0, headLines)
      .map(open)
      .filter((line) => line !== undefined),
  );
  const parser = listParser(found);
  const entries = [...parser.take(lines), ...parser.end()];
  return {
    words: entries.flatMap(({ word }) => word ?? []),
    rejects: entries.flatMap((entry) =>
      entry.reject === undefined || skippedReasons.has(entry.reject)
        ? []
        : [{ reason: entry.reject, line: entry.line, text: lines[entry.line - 1] ?? '' }],
    ),
    readAs: describeFormat(found),
  };
}
