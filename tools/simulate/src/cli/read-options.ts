import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { isFaultKind } from '../faults/fault-kinds.ts';
import type { Strike } from '../faults/fault-plan.ts';
import { parseCommand } from './parse-command.ts';

/** What the command was asked to do. */
export type Options =
  | {
      readonly task: 'many';
      readonly seeds: number;
      readonly from: number;
      readonly workers: number;
      readonly json: string | undefined;
    }
  | {
      readonly task: 'one';
      readonly seed: number;
      readonly keep: readonly Strike[] | undefined;
      readonly mutation: string | undefined;
    }
  | {
      readonly task: 'mutations';
      readonly only: string | undefined;
      readonly from: number;
      readonly workers: number;
    }
  | { readonly task: 'exhaustive'; readonly workers: number };

interface Given {
  readonly seeds: number;
  readonly from: number;
  readonly seed?: number;
  readonly keep?: Strike[];
  readonly mutations?: true | string;
  readonly exhaustive?: true;
  readonly workers: number;
  readonly json?: string;
}

/** Reads the command line. Prints help or what is wrong by itself; returns the exit code then. */
export const readOptions = (words: readonly string[]): Options | number => {
  const command = makeCommand();
  const code = parseCommand(command, words);
  if (code !== undefined) return code;
  const { seeds, from, seed, keep, mutations, exhaustive, workers, json } = command.opts<Given>();
  const only = mutations === true ? undefined : mutations;
  if (seed !== undefined) return { task: 'one', seed, keep, mutation: only };
  if (mutations !== undefined) return { task: 'mutations', only, from, workers };
  if (exhaustive) return { task: 'exhaustive', workers };
  return { task: 'many', seeds, from, workers, json };
};

function makeCommand(): Command {
  return new Command('simulate')
    .description(
      'Lives through hostile worlds, one per seed: the real functions over simulated services, with faults.\n' +
        'Exits with 0 when no promise was broken, else with 1. A wrong option exits with 2.',
    )
    .option('--seeds <n>', 'how many seeds', wholeNumber, 1000)
    .option('--from <n>', 'the first seed', wholeNumber, 1)
    .option('--seed <n>', 'replay one seed and print its trace', wholeNumber)
    .option('--keep <faults>', 'with --seed: only these faults, as place=kind,…', readStrikes)
    .option('--mutations [name]', 'bring each known mistake back, one at a time: all have to be caught')
    .option('--exhaustive', 'a small world: functions die at every point, and at every pair of points')
    .option('--json <file>', 'with --seeds: writes there how often what was hit by which fault')
    .option('--workers <n>', 'threads', wholeNumber, availableParallelism());
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Not a whole number.');
  return number;
}

function readStrikes(text: string): Strike[] {
  return text === '' ? [] : text.split(',').map(readStrike);
}

/** One fault of a list: `place=kind`. */
function readStrike(text: string): Strike {
  const at = text.lastIndexOf('=');
  const kind = text.slice(at + 1);
  if (at <= 0 || !isFaultKind(kind)) throw new InvalidArgumentError(`'${text}' is not place=kind.`);
  return { place: text.slice(0, at), kind };
}
