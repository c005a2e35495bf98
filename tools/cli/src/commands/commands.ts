import type { Command } from '../command.ts';
import { tidy } from './tidy.ts';

/** All verbs of the program, in the order in which help shows them. */
export const commands: readonly Command[] = [tidy];
