import { Command as Parser, CommanderError, Option } from 'commander';
import { UsageError } from '../../local/src/product/errors.ts';
import type { Command, Given, OptionText } from './command.ts';
import { commonOptions } from './options/option-groups.ts';

/** What the command line asks for: help, or a command with what was given to it. */
export type Asked =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'run'; readonly command: Command; readonly given: Given };

/** Reads the command line. Throws UsageError that says what was probably meant. */
export function readCommandLine(commands: readonly Command[], argv: readonly string[]): Asked {
  let asked: Asked = { kind: 'help', command: undefined };
  const program = quiet(new Parser('wordlist'));
  for (const command of commands) {
    const parser = quiet(program.command(command.name));
    addOptions(parser, command);
    // All may be missing where help is asked for: each command says itself what it lacks.
    if (command.operands !== '') parser.argument(command.operands.replace(/^<(.*)>$/u, '[$1]'));
    parser.action(() => {
      const given = { operands: parser.args, options: parser.opts<Record<string, unknown>>() };
      asked = given.options['help'] === true ? { kind: 'help', command } : { kind: 'run', command, given };
    });
  }
  // Without a verb of its own, help is what is shown.
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === '-h' || argv[0] === 'help') {
    return { kind: 'help', command: commands.find(({ name }) => name === argv[1]) };
  }
  parse(program, argv);
  return asked;
}

/** Nothing is written and the process is not ended by the parser. */
function quiet(parser: Parser): Parser {
  return parser
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
    .helpOption(false)
    .helpCommand(false)
    .allowExcessArguments(false);
}

function allOptions({ groups }: Command): OptionText[] {
  return [...groups, commonOptions].flatMap(({ options }) => options);
}

function addOptions(parser: Parser, command: Command): void {
  for (const { short, flag, value, isMany, isHidden } of allOptions(command)) {
    const option = new Option(
      [short, flag].filter(Boolean).join(', ') + (value === undefined ? '' : ` ${value}`),
    );
    // What the parser would take as a negation is an option like others.
    option.negate = false;
    if (isMany === true) option.argParser((given: string, before?: string[]) => [...(before ?? []), given]);
    parser.addOption(isHidden === true ? option.hideHelp() : option);
  }
}

function parse(program: Parser, argv: readonly string[]): void {
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new UsageError(error.message.replace(/^error: /u, '').replace('\n', ' '), { cause: error });
  }
}
