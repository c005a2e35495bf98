import { simulateSeed } from '../cli/simulate-seed.ts';
import type { Invariant } from '../check/violation.ts';
import type { Strike } from '../faults/fault-plan.ts';
import type { Variant } from '../world/variant.ts';

export interface ShrinkOptions {
  readonly seed: number;
  readonly invariant: Invariant;
  readonly variant?: Variant;
  /** Worlds to live through at most. */
  readonly tries?: number;
}

/**
 * Leaves faults out of a failing seed, many at first and then one at a time, as long as the same promise stays
 * broken. Returns the faults that are left; undefined when even all of them together break it no more.
 */
export const shrinkSeed = async (
  strikes: readonly Strike[],
  { seed, invariant, variant, tries = 300 }: ShrinkOptions,
): Promise<readonly Strike[] | undefined> => {
  let left = tries;
  const stillFails = async (keep: readonly Strike[]): Promise<boolean> => {
    left -= 1;
    const { violations } = await simulateSeed(seed, { keep, ...(variant ? { variant } : {}) });
    return violations[0]?.invariant === invariant;
  };
  if (!(await stillFails(strikes))) return undefined;
  let kept = [...strikes];
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1 && left > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < kept.length && left > 0;) {
      const fewer = kept.toSpliced(at, size);
      if (await stillFails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
};

/** The one command that shows the failure again. */
export const replayCommand = (seed: number, keep?: readonly Strike[]): string => {
  const command = `npm run simulate -- --seed ${String(seed)}`;
  return keep
    ? `${command} --keep '${keep.map(({ place, kind }) => `${place}=${kind}`).join(',')}'`
    : command;
};
