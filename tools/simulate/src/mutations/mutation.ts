import type { FaultKind } from '../faults/fault-kinds.ts';
import type { Variant } from '../world/variant.ts';

/** A known mistake, brought back on purpose. */
export interface Mutation {
  /** `defect-<n>` of the predecessor, `rule-<n>` of the architecture left out, or a promise without which one goes. */
  readonly name: string;
  /** What goes wrong. */
  readonly title: string;
  readonly variant: Variant;
  /** Kinds of fault that have to be there for it to show; seeds are taken that have them switched on. */
  readonly needs?: readonly FaultKind[];
}
