import { bodyMutations } from './body-mutations.ts';
import type { Mutation } from './mutation.ts';
import { plantedConflicts } from './planted-conflicts.ts';
import { plantedStatements } from './planted-statements.ts';
import { plantedTransactions } from './planted-transactions.ts';
import { plantedViewStatements } from './planted-view-statements.ts';
import { plantedViewWorlds } from './planted-view-worlds.ts';
import { plantedViews } from './planted-views.ts';
import { portMutations } from './port-mutations.ts';

/** Every known mistake: the predecessor's defects, the rules of the architecture, its promises, and others. */
export const mutations: readonly Mutation[] = [
  ...portMutations,
  ...bodyMutations,
  ...plantedTransactions,
  ...plantedStatements,
  ...plantedConflicts,
  ...plantedViews,
  ...plantedViewStatements,
  ...plantedViewWorlds,
].toSorted((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1));

/** Throws when there is no mutation of this name. */
export const mutationNamed = (name: string): Mutation => {
  const found = mutations.find((mutation) => mutation.name === name);
  if (!found)
    throw new RangeError(
      `there is no mutation ${name}; there are ${mutations.map((one) => one.name).join(', ')}`,
    );
  return found;
};

function numberOf({ name }: Mutation): string {
  return name.replaceAll(/\d+/gu, (digits) => digits.padStart(3, '0'));
}
