import { readOptions, type Options } from './cli/read-options.ts';

// Whoever reads may have seen enough.
process.stdout.on('error', () => process.exit(1));

const options = readOptions(process.argv.slice(2));
process.exitCode = typeof options === 'number' ? options : await run(options);

// Each is loaded when it is asked for: a mistake can be planted only in what has not been loaded yet.
async function run(options: Options): Promise<number> {
  switch (options.task) {
    case 'many':
      return (await import('./cli/run-many.ts')).runMany(options, print);
    case 'mutations':
      return (await import('./cli/run-mutations.ts')).runMutations(options, print);
    case 'exhaustive':
      return (await import('./cli/run-exhaustive.ts')).runExhaustive(options, print);
    case 'one':
      return (await import('./cli/run-one.ts')).runOne(options, print);
  }
}

function print(line: string): void {
  void process.stdout.write(`${line}\n`);
}
