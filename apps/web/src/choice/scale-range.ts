import { readHundredths, type Attribute } from '@word-list/domain/vocabulary';

/** Which scores of one scale pass, in hundredths; both ends included. */
export interface ScaleRange {
  /** Undefined: no known score passes. */
  readonly known: readonly [from: number, to: number] | undefined;
  /** Whether words without this score pass. */
  readonly unknown: boolean;
}

type Ends = Pick<Attribute, 'min' | 'max'>;

/** Reads `3..5`, `3..`, `..2`, `4`, each with `,?` after it, or `?`. Undefined: it is none of these. */
export function readRange(text: string, { min, max }: Ends): ScaleRange | undefined {
  if (text === '?') return { known: undefined, unknown: true };
  const unknown = text.endsWith(',?');
  const known = readEnds(unknown ? text.slice(0, -2) : text, {
    least: min * 100,
    most: max * 100,
    read: readHundredths,
  });
  return known && { known, unknown };
}

/** How the two ends of a range are written, and where they may be. */
interface EndsToRead {
  readonly least: number;
  readonly most: number;
  readonly read: (text: string) => number | undefined;
}

/** Reads `3..5`, `3..`, `..5` or `4`, ends included, within the least and the most. Undefined: it is none of these. */
export function readEnds(
  text: string,
  { least, most, read }: EndsToRead,
): readonly [number, number] | undefined {
  const parts = text.split('..');
  if (text === '' || parts.length > 2) return undefined;
  const from = readEnd(parts[0], least, read);
  const to = readEnd(parts.at(-1), most, read);
  return least <= from && from <= to && to <= most ? [from, to] : undefined;
}

/** Writes a range in the shortest way that `readRange` reads as the same. */
export function writeRange({ known, unknown }: ScaleRange, { min, max }: Ends): string {
  if (known === undefined) return '?';
  const [from, to] = known;
  return writeEnds(from, to, { min, max }) + (unknown ? ',?' : '');
}

/** Hundredths as people write them: 250 is 2.5. */
export function decimalOf(hundredths: number): string {
  return String(hundredths / 100);
}

function readEnd(text: string | undefined, open: number, read: EndsToRead['read']): number {
  return text === '' || text === undefined ? open : (read(text) ?? NaN);
}

function writeEnds(from: number, to: number, { min, max }: Ends): string {
  if (from === to) return decimalOf(from);
  if (to === max * 100) return `${decimalOf(from)}..`;
  return from === min * 100 ? `..${decimalOf(to)}` : `${decimalOf(from)}..${decimalOf(to)}`;
}
