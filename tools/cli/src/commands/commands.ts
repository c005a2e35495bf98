import type { Command } from '../command.ts';
import { check } from './check.ts';
import { makeCompletion, makeMan } from './completion.ts';
import { diff } from './diff.ts';
import { judges } from './judges.ts';
import { lists } from './lists.ts';
import { match } from './match.ts';
import { phrase } from './phrase.ts';
import { runs } from './runs.ts';
import { score } from './score.ts';
import { tidy } from './tidy.ts';
import { verify } from './verify.ts';
import { word } from './word.ts';
import { words } from './words.ts';

/** All verbs of the program, in the order in which help shows them. */
export const commands: readonly Command[] = [
  tidy,
  check,
  diff,
  phrase,
  verify,
  words,
  word,
  match,
  lists,
  judges,
  runs,
  score,
  makeCompletion(() => commands),
  makeMan(() => commands),
];
