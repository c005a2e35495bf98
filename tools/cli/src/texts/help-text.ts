import { wrapText } from '../../../local/src/product/count-text.ts';
import type { Command, OptionText } from '../command.ts';
import { exitTexts } from '../exit-codes.ts';
import { commonOptions } from '../options/option-groups.ts';

const width = 96;
const column = 27;

/** The answer to `wordlist --help`. */
export function programHelp(commands: readonly Command[]): string {
  return [
    'wordlist: lists of words, made, checked, compared and scored',
    '',
    'Usage: wordlist <command> [options]',
    '',
    'Commands',
    ...commands.map(({ name, summary }) => entry(name, summary)),
    '',
    'Options of one command, with examples: wordlist <command> --help',
    '',
    'Exit codes',
    ...exitTexts.map(([code, meaning]) => entry(String(code), meaning)),
    '',
  ].join('\n');
}

/** The answer to `wordlist <command> --help`. */
export function commandHelp({ name, summary, operands, details, groups, examples }: Command): string {
  const usage = ['wordlist', name, operands, '[options]'].filter((part) => part !== '').join(' ');
  const sections = [...groups, commonOptions].flatMap(({ title, options }) => {
    const shown = options.filter(({ isHidden }) => isHidden !== true);
    return shown.length === 0
      ? []
      : ['', title, ...shown.map((option) => entry(nameOf(option), option.help))];
  });
  return [
    `wordlist ${name}: ${summary}`,
    '',
    `Usage: ${usage}`,
    ...details.flatMap((text) => ['', ...wrapText(text, { width, indent: '' })]),
    '',
    'Examples',
    ...examples.flatMap(({ line, does }) => [`  # ${does}`, `  ${line}`]),
    ...sections,
    '',
  ].join('\n');
}

/** `-o, --out <file>`. */
export function nameOf({ short, flag, value }: OptionText): string {
  const names = short === undefined ? flag : `${short}, ${flag}`;
  return value === undefined ? names : `${names} ${value}`;
}

function entry(name: string, text: string): string {
  const indent = ' '.repeat(column);
  const lines = wrapText(text, { width: width - column, indent: '' });
  const head = `  ${name}`;
  const rest = lines.map((line) => `${indent}${line}`);
  if (head.length > column - 2) return [head, ...rest].join('\n');
  return [`${head.padEnd(column)}${lines[0] ?? ''}`, ...rest.slice(1)].join('\n');
}
