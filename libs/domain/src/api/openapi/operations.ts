import { correctionOperations } from './correction-operations.ts';
import type { Operation } from './operation.ts';
import { runOperations } from './run-operations.ts';
import { sourceOperations } from './source-operations.ts';
import { wordOperations } from './word-operations.ts';

/** All routes. */
export const operations: readonly Operation[] = [
  ...wordOperations,
  ...sourceOperations,
  ...runOperations,
  ...correctionOperations,
];
