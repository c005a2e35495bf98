import type { FaultKind } from '../faults/fault-kinds.ts';
import type { Mutation, Plant } from './mutation.ts';

/** A mistake: what stands in the file once, and what instead; and kinds of fault that it takes to show. */
export type Mistake = [name: string, title: string, find: string, instead: string, ...needs: FaultKind[]];

/** Mistakes in one file, from the root of the workspace, for those who have to notice. */
export const inFile = (file: string, of: Plant['for'], mistakes: readonly Mistake[]): Mutation[] =>
  mistakes.map(([name, title, find, instead, ...needs]) => ({
    ...{ name, title, needs },
    plant: { file, find, instead, for: of },
  }));
