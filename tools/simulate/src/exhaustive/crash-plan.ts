import type { FaultKind } from '../faults/fault-kinds.ts';
import type { FaultPlan, Strike } from '../faults/fault-plan.ts';

/** The n-th port call of a world, counted from 1 over all functions, and on which side of it the function dies. */
export interface CrashPoint {
  readonly call: number;
  readonly side: 'before' | 'after';
}

export interface CrashPlan extends FaultPlan {
  /** Port calls made so far. */
  readonly calls: number;
  /** Those of them that were the first of their invocation. */
  readonly firstCalls: ReadonlySet<number>;
  /** Those of them that can change something. */
  readonly writes: ReadonlySet<number>;
}

/** What only reads, at the end of a call's place. */
const reads = new Set([
  'batches.get',
  'batches.getMany',
  'batches.ofRun',
  'chunks.get',
  'fetcher.open',
  'ledger.claimsAt',
  'ledger.openWork',
  'model.find',
  'model.list',
  'model.readFile',
  'prompts.list',
  'runs.counts',
  'runs.get',
  'runs.live',
  'runs.rubric',
  'runs.untidied',
  'runs.usage',
  'sources.get',
]);

/** Functions die at these points and nowhere else. */
export const crashPlan = (points: readonly CrashPoint[]): CrashPlan => {
  const struck: Strike[] = [];
  const firstCalls = new Set<number>();
  const writes = new Set<number>();
  let calls = 0;
  const kindOf = (call: number): FaultKind | undefined => {
    const point = points.find((candidate) => candidate.call === call);
    if (!point) return undefined;
    return point.side === 'before' ? 'crash-before' : 'crash-after';
  };
  return {
    struck,
    firstCalls,
    writes,
    isOver: false,
    get calls() {
      return calls;
    },
    stop: () => undefined,
    strike: (place, kinds) => {
      if (!kinds.includes('crash-after')) return undefined;
      calls += 1;
      if (isFirstOfTask(place)) firstCalls.add(calls);
      if (!isRead(place)) writes.add(calls);
      const kind = kindOf(calls);
      if (kind) struck.push({ place, kind });
      return kind;
    },
  };
};

function isFirstOfTask(place: string): boolean {
  return /#\d+\/1 /u.test(place);
}

function isRead(place: string): boolean {
  return reads.has(place.slice(place.indexOf(' ') + 1));
}
