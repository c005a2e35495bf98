import { attributes, type AttributeName } from '@word-list/domain';
import { toneOf, type ListWord, type Tone, type Work } from '@word-list/domain/word-sets';
import { formatCount } from '../../../local/src/product/count-text.ts';
import { findingsLine, type ReportLine } from './describe-report.ts';

/** Findings of each kind that are kept. */
const kept = 50;

/** What words are like by their scores; bounds in hundredths, null where no score is known. */
export interface ToneReport extends Omit<Tone, 'scales'> {
  readonly scales: readonly (Tone['scales'][number] & Bounds)[];
  readonly unknown: { readonly count: number; readonly some: readonly string[] };
}

interface Bounds {
  readonly least: number | null;
  readonly most: number | null;
}

/** Looks at the scores of words. */
export function* toneReport(words: readonly ListWord[]): Work<ToneReport> {
  const tone = yield* toneOf(words, kept);
  const unknown = words.filter(({ scores = {} }) => attributes.every(({ name }) => isUnknown(scores[name])));
  return {
    ...tone,
    scales: tone.scales.map((scale) => ({ ...scale, ...rangeOf(words, scale.by) })),
    unknown: { count: unknown.length, some: unknown.slice(0, kept).map(({ text }) => text) },
  };
}

/** The same, line by line. */
export function describeTone({ scales, offensive, unfit, negative, unknown }: ToneReport): ReportLine[] {
  const textOf = ({ text }: { readonly text: string }) => text;
  return [
    ...scales.map(({ by, known, least, most, mean }) => ({
      name: by,
      value:
        known === 0
          ? 'unknown'
          : `${points(least)} to ${points(most)}, ${points(mean, 2)} on average; known of ${formatCount(known)}`,
    })),
    findingsLine('offensive', offensive, textOf),
    findingsLine('unfit for work', unfit, textOf),
    findingsLine('negative', negative, textOf),
    findingsLine('unknown words', unknown, (text) => text),
  ];
}

function isUnknown(score: number | null | undefined): boolean {
  return score === null || score === undefined;
}

function rangeOf(words: readonly ListWord[], by: AttributeName): Bounds {
  const known = words.map(({ scores }) => scores?.[by] ?? null).filter((score) => score !== null);
  const extreme = (pick: (one: number, other: number) => number) =>
    known.length === 0 ? null : known.reduce((best, score) => pick(best, score));
  return { least: extreme(Math.min), most: extreme(Math.max) };
}

/** Hundredths as people write them. */
function points(hundredths: number | null, decimals?: number): string {
  if (hundredths === null) return '?';
  return decimals === undefined ? String(hundredths / 100) : (hundredths / 100).toFixed(decimals);
}
