import type { Command } from '../command.ts';
import { check } from './check.ts';
import { makeCompletion, makeMan } from './completion.ts';
import { diff } from './diff.ts';
import { phrase } from './phrase.ts';
import { tidy } from './tidy.ts';
import { verify } from './verify.ts';

/** All verbs of the program, in the order in which help shows them. */
export const commands: readonly Command[] = [
  tidy,
  check,
  diff,
  phrase,
  verify,
  makeCompletion(() => commands),
  makeMan(() => commands),
];
