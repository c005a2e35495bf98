/** The promises of the architecture that can be checked here. */
export const invariants = {
  I1: 'conservation: each accepted word is in exactly one state',
  I2: 'each word of a run ends once, and that never changes',
  I3: 'the counts that are shown equal a recount',
  I4: 'complete if and only if nothing is open, in bounded time',
  I5: 'paid once: one submission per part and round, three attempts, one claim',
  I6: 'no orphan: each batch at the provider is known or cancelled',
  I7: 'reserved + settled never exceeds the budget',
  I8: 'a stored score was returned for that word under that rubric',
  I9: 'a score never replaces one of a run that began later',
  I10: 'nothing is swallowed',
  I11: 'a crash changes nothing about the final state',
  I12: 'one bad line, message or batch delays no other',
  I13: 'after a cancel no submission starts',
  I14: 'judges never overwrite each other',
  I15: 'a reader sees a list whole, the old one or the new one',
  I16: 'what readers may no longer see is gone within a second',
  I17: 'whatever becomes of published views, readers are answered as the database would',
} as const;

export type Invariant = keyof typeof invariants;

export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
  readonly step: number;
}

/** Reports that a promise was broken. */
export type Report = (invariant: Invariant, message: string) => void;
