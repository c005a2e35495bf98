import { bodyMutations } from './body-mutations.ts';
import type { Mutation } from './mutation.ts';
import { portMutations } from './port-mutations.ts';
import { sqlMutations } from './sql-mutations.ts';

const numberOf = ({ name }: Mutation): string =>
  name.replaceAll(/\d+/gu, (digits) => digits.padStart(3, '0'));

/** Every known mistake: the predecessor's defects first, then the rules of the architecture and its promises. */
export const mutations: readonly Mutation[] = [...portMutations, ...bodyMutations, ...sqlMutations].toSorted(
  (a, b) => (numberOf(a) < numberOf(b) ? -1 : 1),
);

/** Throws when there is no mutation of this name. */
export const mutationNamed = (name: string): Mutation => {
  const found = mutations.find((mutation) => mutation.name === name);
  if (!found)
    throw new RangeError(
      `there is no mutation ${name}; there are ${mutations.map((one) => one.name).join(', ')}`,
    );
  return found;
};
