import type { Command, OptionGroup } from '../command.ts';
import { exitTexts } from '../exit-codes.ts';
import { commonOptions } from '../options/option-groups.ts';
import { nameOf } from './help-text.ts';

/** The manual page, in the macros of man: the text of --help of all commands. */
export function manual(commands: readonly Command[]): string {
  return [
    '.TH WORDLIST 1',
    '.SH NAME',
    'wordlist \\- lists of words, made, checked, compared and scored',
    '.SH SYNOPSIS',
    '.B wordlist',
    '.I command',
    '[options]',
    '.SH COMMANDS',
    ...commands.flatMap(describeCommand),
    '.SH OPTIONS OF ALL COMMANDS',
    ...describeOptions({ ...commonOptions, title: '' }),
    '.SH EXIT STATUS',
    ...exitTexts.flatMap(([code, meaning]) => ['.TP', String(code), escaped(meaning)]),
    '',
  ].join('\n');
}

function describeCommand({ name, operands, summary, details, groups, examples }: Command): string[] {
  return [
    `.SS ${escaped(`wordlist ${name} ${operands}`.trim())}`,
    escaped(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...details.flatMap((text) => ['.PP', escaped(text)]),
    ...groups.flatMap(describeOptions),
    '.PP',
    '.B Examples',
    ...examples.flatMap(({ line, does }) => ['.TP', escaped(line), escaped(does)]),
  ];
}

function describeOptions({ title, options }: OptionGroup): string[] {
  const shown = options.filter(({ isHidden }) => isHidden !== true);
  if (shown.length === 0) return [];
  const head = title === '' ? [] : ['.PP', `.B ${escaped(title)}`];
  return [
    ...head,
    ...shown.flatMap((option) => ['.TP', `.B ${escaped(nameOf(option))}`, escaped(option.help)]),
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gmu, '\\&$1');
}
