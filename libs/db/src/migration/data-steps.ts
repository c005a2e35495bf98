import type { DataStep } from './migration.ts';
import { judgesOfWords, wordsToOpinions } from './words-to-opinions.ts';

/** Steps that move rows, by the name that a migration's file gives them in a line `-- data: <name>`. */
export const dataSteps: Readonly<Record<string, DataStep>> = {
  'judges-of-words': judgesOfWords,
  'words-to-opinions': wordsToOpinions,
};
