/** How well people agree with one another on a scale: no judge can be asked for more. */
export interface Ceiling {
  /** Spearman's rank correlation of one rater with the mean of the others. */
  readonly single: number;
  /** Of the means of two halves of the raters. */
  readonly halves: number;
  readonly raters: number;
}

/** Undefined where nobody published what each rater said. */
export function ceilingOf(judge: string, scale: string): Ceiling | undefined {
  return ceilings.find(({ id, of }) => of === scale && judge.startsWith(id))?.ceiling;
}

/** From the ten raw ratings of each word of VADER's lexicon. */
const ceilings = [
  { id: 'norms.vader', of: 'sentiment', ceiling: { single: 0.83, halves: 0.91, raters: 10 } },
] as const;

/** What a judge reaches of another's words without having taken them in. */
export interface HeldOut {
  /** Spearman's rank correlation over the words without whose families' ratings it was asked. */
  readonly rank: number;
}

/** Defined where one of two judges has the other's ratings among its data: that they agree proves nothing then. */
export function heldOutOf(judge: string, other: string, scale: string): HeldOut | undefined {
  return taken.find(
    ({ by, id, of }) =>
      of === scale && [judge, other].every((one) => one.startsWith(by) || one.startsWith(id)),
  )?.heldOut;
}

/** As docs/lexicon.md measures it. */
const taken = [{ by: 'lexicon-2.', id: 'norms.vader', of: 'sentiment', heldOut: { rank: 0.8 } }] as const;
