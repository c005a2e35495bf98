import { readOptions } from './cli/read-options.ts';
import { runExhaustive } from './cli/run-exhaustive.ts';
import { runMany } from './cli/run-many.ts';
import { runMutations } from './cli/run-mutations.ts';
import { runOne } from './cli/run-one.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Whoever reads may have seen enough.
process.stdout.on('error', () => process.exit(1));

const options = readOptions(process.argv.slice(2));

if (typeof options === 'number') process.exitCode = options;
else if (options.task === 'many') process.exitCode = await runMany(options, print);
else if (options.task === 'mutations') process.exitCode = await runMutations(options, print);
else if (options.task === 'exhaustive') process.exitCode = await runExhaustive(options, print);
else if (options.task === 'one') process.exitCode = await runOne(options, print);
