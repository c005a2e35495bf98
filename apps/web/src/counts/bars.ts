import type { Attribute } from '@word-list/domain/vocabulary';
import type { ScaleRange } from '../choice/scale-range.ts';

type Ends = Pick<Attribute, 'min' | 'max'>;

/** How far the bars of a scale are apart, in hundredths: 100 where all scores are whole numbers. */
export type Step = number;

/** How many bars a scale has; the last is for its greatest value alone. */
export function barsOf({ min, max }: Ends, step: Step): number {
  return ((max - min) * 100) / step + 1;
}

/** The least score of a bar, in hundredths. */
export function leastOf(bar: number, { min }: Ends, step: Step): number {
  return min * 100 + bar * step;
}

/** The range that covers these bars, both included. */
export function coverBars(
  first: number,
  last: number,
  scale: Ends & { readonly step: Step },
): readonly [number, number] {
  const { max, step } = scale;
  const begin = leastOf(last, scale, step);
  // Between two whole numbers there is nothing to cover.
  const end = step === 100 ? begin : begin + step - 1;
  return [leastOf(first, scale, step), Math.min(end, max * 100)];
}

/** The first and last bar that a range touches. Without one, or without known scores, all. */
export function barsTouched(
  range: ScaleRange | undefined,
  scale: Ends & { readonly step: Step },
): readonly [number, number] {
  const { min, step } = scale;
  if (range?.known === undefined) return [0, barsOf(scale, step) - 1];
  const [from, to] = range.known;
  return [Math.floor((from - min * 100) / step), Math.floor((to - min * 100) / step)];
}

/** Whether the range holds either all or nothing of every bar, so that bars can be added up. */
export function isOnBars(range: ScaleRange | undefined, scale: Ends & { readonly step: Step }): boolean {
  if (range?.known === undefined) return true;
  const [first, last] = barsTouched(range, scale);
  const [from, to] = coverBars(first, last, scale);
  return range.known[0] === from && range.known[1] === to;
}

/** Whether a bar passes the filter of its scale. */
export function passes(
  bar: number,
  range: ScaleRange | undefined,
  scale: Ends & { readonly step: Step },
): boolean {
  if (range === undefined) return true;
  if (range.known === undefined) return false;
  const [first, last] = barsTouched(range, scale);
  return bar >= first && bar <= last;
}
