import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from '../../../local/src/product/errors.ts';
import startTable from '../../../bootstrap/options.json' with { type: 'json' };
import type { Command, OptionText, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkFile } from '../files/input-names.ts';
import { flagOf } from '../options/read-values.ts';

/** Options of `npm start` that are not those of this command: it names its list, and ends with the run unless told otherwise. */
const others = new Set(['--source', '--once', '--help']);

const fileKinds = new Set(['file', 'out', 'directory']);

const startOptions = startTable.start.options
  .filter(({ flag }) => !others.has(flag))
  .map((option) => optionOf(option as StartOption));

/** Has a list scored on this machine. */
export const score: Command = {
  name: 'score',
  summary: 'has the words of a list scored',
  operands: '<list>',
  details: [
    'Starts the stack of this folder, shows what the run costs before a paid model is asked and how far it is meanwhile, and ends with it: 0 complete, 2 complete with failures. Ctrl-C loses nothing: the same command goes on where it was.',
    'A list is a file or an https address. Without --llm the words are scored offline, from open lexical data.',
  ],
  groups: [
    {
      title: 'How',
      options: [
        ...startOptions,
        {
          flag: '--serve',
          help: 'goes on when the run has ended, so that wordlist words can ask, until Ctrl-C',
        },
      ],
    },
  ],
  examples: [
    { line: 'wordlist score words.txt --out scored.csv', does: 'offline' },
    {
      line: 'wordlist score words.txt --llm openai --model gpt-6-luna --budget 2',
      does: 'by a paid model, for two dollars at most',
    },
    { line: 'wordlist score words.txt --serve', does: 'and then answers wordlist words in another terminal' },
  ],
  run: async ({ operands, options }, around) => {
    const [list, ...more] = operands;
    if (list === undefined || list === '-' || more.length > 0) {
      throw new UsageError(
        'score takes one list, by a name under which it can go on later: write it with wordlist tidy … -o words.txt first',
      );
    }
    if (!/^[a-z][a-z0-9+.-]*:\/\//iu.test(list)) checkFile(list);
    return startProduct([`--source=${list}`, ...argumentsOf(options)], around);
  },
};

interface StartOption {
  readonly flag: string;
  readonly value?: string;
  readonly help: string;
  readonly kind: string;
  readonly choices?: readonly string[];
}

function optionOf({ flag, value, help, kind, choices }: StartOption): OptionText {
  return {
    flag,
    help,
    ...(value !== undefined && { value: value.replaceAll(' ', '-') }),
    ...(choices && { choices }),
    ...(fileKinds.has(kind) && { isFile: true }),
  };
}

function argumentsOf({ serve, ...given }: Readonly<Record<string, unknown>>): string[] {
  const known = new Set<string>(startOptions.map(({ flag }) => flag));
  const args = Object.entries(given)
    .map(([name, value]) => [flagOf(name), value] as const)
    .filter(([flag]) => known.has(flag))
    .map(([flag, value]) => (value === true ? flag : `${flag}=${String(value)}`));
  return serve === true ? args : [...args, '--once'];
}

/** Runs `npm start` as a process of its own. What it says is for the person: it goes to the error stream. */
function startProduct(args: readonly string[], { root, signal, environment }: Surroundings): Promise<number> {
  const child = spawn(
    process.execPath,
    [join(root, 'tools', 'bootstrap', 'bootstrap.cjs'), 'start', ...args],
    { stdio: ['inherit', 2, 'inherit'], env: { ...environment, INIT_CWD: process.cwd() } },
  );
  // A Ctrl-C reaches it by itself; it passes a signal on once only.
  signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? exitCodes.interrupted));
  });
}
