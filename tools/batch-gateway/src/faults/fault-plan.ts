import { createHash } from 'node:crypto';
import type { Fault, FaultName } from './fault.ts';

/** Where a fault could strike: a batch, and one of its lines. Direct requests count as batch 0. */
export interface FaultSite {
  readonly batchNumber: number;
  /** Index of the line, from 0; absent where the whole batch is meant. */
  readonly line?: number;
}

/** Decides which faults strike where: always the same for one seed. */
export interface FaultPlan {
  /** The fault, if it is in the plan and strikes here. */
  strike(name: FaultName, site: FaultSite): Fault | undefined;
}

export const makeFaultPlan = (faults: readonly Fault[], seed: number): FaultPlan => {
  const byName = new Map(faults.map((fault) => [fault.name, fault]));
  return {
    strike(name, { batchNumber, line }) {
      const fault = byName.get(name);
      if (fault === undefined || batchNumber > fault.upToBatch) return undefined;
      return draw(seed, name, batchNumber, line ?? -1) < fault.rate ? fault : undefined;
    },
  };
};

/** A number from 0 to 1 (without 1) that depends on the fields only. */
function draw(...fields: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(fields)).digest().readUInt32BE(0) / 2 ** 32;
}
