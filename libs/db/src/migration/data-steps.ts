import type { DataStep } from './migration.ts';

/** Steps that move rows, by the name that a migration's file gives them in a line `-- data: <name>`. */
export const dataSteps: Readonly<Record<string, DataStep>> = {};
