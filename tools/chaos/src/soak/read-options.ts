import { Command, InvalidArgumentError } from 'commander';
import { parseCommand } from '../../../simulate/src/cli/parse-command.ts';
import { mostWords } from './draw-lists.ts';

export interface SoakOptions {
  /** No kill after so many minutes; the round under way is let end. */
  readonly minutes: number;
  /** Of each of the two lists. */
  readonly words: number;
  readonly seed: number;
}

/** Reads the command line. Prints help or what is wrong by itself; returns the exit code then. */
export const readOptions = (words: readonly string[], drawSeed: () => number): SoakOptions | number => {
  const command = makeCommand();
  const code = parseCommand(command, words);
  if (code !== undefined) return code;
  const { minutes, words: count, seed } = command.opts<Omit<SoakOptions, 'seed'> & { seed?: number }>();
  return { minutes, words: count, seed: seed ?? drawSeed() };
};

function makeCommand(): Command {
  return new Command('soak')
    .description(
      'Scores two lists that share words, at the same time, on the one-machine stack, again and again with fresh ' +
        'state, while it is killed with kill -9 at random; then recounts every word. Exits with 0 when every round ' +
        'was exact, with 1 at the first that was not, with 2 for a wrong option.',
    )
    .option('--minutes <n>', 'no kill after so many minutes; the round under way ends', within(1, 1440), 30)
    .option('--words <n>', 'words of each list', within(10, mostWords), 50_000)
    .option('--seed <n>', 'of the first round; each has the next one (by default drawn)', within(0, 2 ** 31));
}

function within(least: number, most: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/u.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`Not a whole number from ${least} to ${most}.`);
    return number;
  };
}
