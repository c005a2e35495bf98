import { readOptions, type Options } from './cli/read-options.ts';
import { runExhaustive } from './cli/run-exhaustive.ts';
import { runMany } from './cli/run-many.ts';
import { runMutations } from './cli/run-mutations.ts';
import { runOne } from './cli/run-one.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Whoever reads may have seen enough.
process.stdout.on('error', () => process.exit(1));

const run = async (options: Options): Promise<number> => {
  switch (options.task) {
    case 'many':
      return runMany(options, print);
    case 'mutations':
      return runMutations(options, print);
    case 'exhaustive':
      return runExhaustive(options, print);
    case 'one':
      return runOne(options, print);
  }
};

const options = readOptions(process.argv.slice(2));
process.exitCode = typeof options === 'number' ? options : await run(options);
