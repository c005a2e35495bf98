import type { Invariant } from '../check/violation.ts';
import type { ActorName } from '../engine/task.ts';
import type { FunctionPorts, QueueFunction, SqsFunction } from './function-bodies.ts';

/** What a world does otherwise than the real code: nothing, or one known mistake. */
export interface Variant {
  /** Replaces ports, between a function and what it calls. */
  readonly ports?: (ports: FunctionPorts, actor: ActorName) => FunctionPorts;
  readonly bodies?: Partial<Readonly<Record<QueueFunction, (ports: FunctionPorts) => SqsFunction>>>;
  /** Promises that it breaks before what it leads to can show: nothing is said of them. */
  readonly spares?: readonly Invariant[];
  readonly check?: (ports: FunctionPorts) => () => Promise<void>;
}

export const realCode: Variant = {};
