import type { FaultKind } from '../faults/fault-kinds.ts';
import type { Variant } from '../world/variant.ts';

/** A mistake in the source of the system, planted when its file is loaded. */
export interface Plant {
  /** From the root of the workspace. */
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly instead: string;
  /** Who has to notice: worlds, the tests of the words database, or those of published views. */
  readonly for: 'worlds' | 'database tests' | 'view tests';
}

/** A known mistake, brought back on purpose. */
export interface Mutation {
  /** `defect-<n>` of the predecessor, `rule-<n>` of the architecture left out, or a promise without which one goes. */
  readonly name: string;
  /** What goes wrong. */
  readonly title: string;
  readonly variant?: Variant;
  readonly plant?: Plant;
  /** Kinds of fault that have to be there for it to show; seeds are taken that have them switched on. */
  readonly needs?: readonly FaultKind[];
}
