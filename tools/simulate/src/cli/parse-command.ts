import { CommanderError, type Command } from 'commander';

/** Reads a command line into the command. Prints help, or what is wrong, by itself, and returns the exit code then. */
export const parseCommand = (command: Command, words: readonly string[]): number | undefined => {
  try {
    command.exitOverride().parse(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
};
