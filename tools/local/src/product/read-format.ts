import { sourceFormat, type Encoding, type SourceFormat } from '@word-list/domain';
import { UsageError } from './errors.ts';

interface GivenFormat {
  /** As on the command line: `csv:word`, `delimited:tab:2`. */
  readonly format: string;
  readonly encoding?: Encoding | undefined;
}

/** How a list holds its words, as a person wrote it. Throws UsageError. */
export function readFormat({ format, encoding }: GivenFormat): SourceFormat {
  const parsed = sourceFormat.safeParse(formatOf(format));
  if (parsed.success) return { ...parsed.data, ...(encoding === undefined ? {} : { encoding }) };
  throw new UsageError(
    `--format ${format} is no format; use lines, csv, csv:<column or title>, hunspell, or delimited:<separator>:<column> with tab, comma, semicolon, pipe or space`,
  );
}

function formatOf(text: string): unknown {
  const [kind = '', ...rest] = text.split(':');
  const [first, second] = rest;
  if (kind === 'delimited') return { kind, separator: first, column: Number(second) };
  if (kind !== 'csv' || first === undefined) return { kind };
  const column = rest.join(':');
  return { kind, column: /^\d+$/u.test(column) ? Number(column) : column };
}
