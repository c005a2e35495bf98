import type { Choice } from '../choice/choice.ts';
import { choice } from '../choice/current.ts';
import type { ScaleRange } from '../choice/scale-range.ts';
import { barsOf, barsTouched, coverBars, type Step } from '../counts/bars.ts';
import type { KnownScale } from '../counts/known-scale.ts';

/** A scale, and how far its bars are apart. */
export type Scale = KnownScale & { readonly step: Step };

/** The choice with this filter on a scale; undefined lifts it. */
export function withRange({ name }: Scale, range: ScaleRange | undefined): Pick<Choice, 'scales'> {
  const { [name]: _, ...others } = choice.peek().scales;
  return { scales: range === undefined ? others : { ...others, [name]: range } };
}

/** The choice in which these bars of a scale pass. All of them: the filter is lifted. */
export function withBars(scale: Scale, [first, last]: readonly [number, number]): Pick<Choice, 'scales'> {
  const most = barsOf(scale, scale.step) - 1;
  const low = Math.max(0, Math.min(first, most));
  const high = Math.max(low, Math.min(last, most));
  if (low === 0 && high === most) return withRange(scale, undefined);
  const unknown = choice.peek().scales[scale.name]?.unknown ?? false;
  return withRange(scale, { known: coverBars(low, high, scale), unknown });
}

/** The choice in which all bars are so many places further. */
export function withBarsMoved(scale: Scale, by: number): Pick<Choice, 'scales'> {
  const [first, last] = barsTouched(choice.peek().scales[scale.name], scale);
  const most = barsOf(scale, scale.step) - 1;
  const way = Math.max(-first, Math.min(by, most - last));
  return withBars(scale, [first + way, last + way]);
}

/** The choice in which words without this score pass, or no longer. */
export function withUnknown(scale: Scale, unknown: boolean): Pick<Choice, 'scales'> {
  const known = choice.peek().scales[scale.name]?.known ?? ([scale.min * 100, scale.max * 100] as const);
  const isAll = known[0] === scale.min * 100 && known[1] === scale.max * 100;
  return withRange(scale, isAll && unknown ? undefined : { known, unknown });
}
