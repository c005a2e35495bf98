import type { FunctionName } from '@word-list/topology';
import type { Fault, FaultPlan } from '../../../local/src/aws-front/faults.ts';

type Call = Parameters<FaultPlan>[0];

/** Names a call as a plan tells calls apart, such as `query-words PutItem batches-table`. */
export const nameOfCall = ({ functionName, operation, needs }: Call): string =>
  [functionName, operation, needs[0]?.resource.name ?? ''].join(' ');

/** Counts what it hits, by name. */
export interface Hits {
  readonly hits: ReadonlyMap<string, number>;
}

/**
 * Hits the first `times` calls of each kind (function, operation and resource). `only`: services or operations.
 */
export const firstCalls = (
  fault: Fault,
  { times, only }: { times: number; only?: readonly string[] },
): Hits & { readonly plan: FaultPlan } => {
  const hits = new Map<string, number>();
  return {
    hits,
    plan: (call) => {
      if (!isNamed(call, only)) return undefined;
      const name = nameOfCall(call);
      const count = hits.get(name) ?? 0;
      if (count >= times) return undefined;
      hits.set(name, count + 1);
      return fault;
    },
  };
};

/** A moment at which a function dies: `before` a call takes effect, or `after` it, without its answer. */
export interface CrashPoint {
  readonly functionName: FunctionName;
  readonly operation: string;
  /** A part of the name of the resource. */
  readonly resource?: string;
  readonly when: 'before' | 'after';
}

/** Lets a function die at each of these moments, once. `left` names those that have not come yet. */
export const crashAt = (points: readonly CrashPoint[], kill: (name: FunctionName) => number) => {
  const open = [...points];
  const plan: FaultPlan = (call) => {
    const place = open.findIndex(
      ({ functionName, operation, resource = '' }) =>
        functionName === call.functionName &&
        operation === call.operation &&
        nameOfCall(call).includes(resource),
    );
    const [point] = place < 0 ? [] : open.splice(place, 1);
    if (point === undefined) return undefined;
    kill(point.functionName);
    // The connection is dead either way; what was read of it is served after the death all the same.
    return point.when === 'before' ? { kind: 'drop' } : undefined;
  };
  return { plan, left: (): readonly CrashPoint[] => open };
};

/** Hits the first `times` of each name. */
export const firstOf = <Value>(fault: Value, times: number, names?: readonly string[]) => {
  const hits = new Map<string, number>();
  return {
    hits,
    plan: (name: string): Value | undefined => {
      if (names !== undefined && !names.includes(name)) return undefined;
      const count = hits.get(name) ?? 0;
      if (count >= times) return undefined;
      hits.set(name, count + 1);
      return fault;
    },
  };
};

function isNamed({ service, operation }: Call, names: readonly string[] | undefined): boolean {
  return names === undefined || names.includes(service) || names.includes(operation);
}
