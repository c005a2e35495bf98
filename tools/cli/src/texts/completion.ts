import type { Command, OptionText } from '../command.ts';
import { commonOptions } from '../options/option-groups.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** The script that lets a shell complete commands, options, their words and files. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
}

function bashScript(commands: readonly Command[]): string {
  const cases = commands.map(
    (command) =>
      `    ${command.name}) flags="${optionsOf(command)
        .map(({ flag }) => flag)
        .join(' ')}" ;;`,
  );
  const words = chosen(commands).map(
    ({ flag, choices = [] }) =>
      `    ${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`,
  );
  return `_wordlist() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "$before" in
${words.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _wordlist wordlist
`;
}

function optionsOf({ groups }: Command): OptionText[] {
  return [...groups, commonOptions]
    .flatMap(({ options }) => options)
    .filter(({ isHidden }) => isHidden !== true);
}

/** Options of all commands that have words to complete, each once. */
function chosen(commands: readonly Command[]): OptionText[] {
  const all = commands.flatMap(optionsOf).filter(({ choices }) => choices !== undefined);
  return [...new Map(all.map((option) => [option.flag, option])).values()];
}

function zshScript(commands: readonly Command[]): string {
  const escaped = (text: string) => text.replaceAll(/[[\]:\\]/gu, '\\$&');
  const argument = ({ value, choices }: OptionText) => {
    if (value === undefined) return '';
    return choices === undefined ? `:${escaped(value)}:_files` : `:${escaped(value)}:(${choices.join(' ')})`;
  };
  const cases = commands.map((command) => {
    const specs = optionsOf(command).map((option) =>
      quoted(
        `${option.isMany === true ? '*' : ''}${option.flag}[${escaped(option.help)}]${argument(option)}`,
      ),
    );
    return `    ${command.name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`;
  });
  return `#compdef wordlist
_wordlist() {
  if (( CURRENT == 2 )); then
    local -a verbs=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ')})
    _describe command verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${cases.join('\n')}
  esac
}
compdef _wordlist wordlist
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function fishScript(commands: readonly Command[]): string {
  const verbs = commands.map(
    ({ name, summary }) =>
      `complete -c wordlist -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
  );
  const options = commands.flatMap((command) =>
    optionsOf(command).map((option) => {
      const value =
        option.value === undefined
          ? ''
          : option.choices
            ? ` -x -a ${quoted(option.choices.join(' '))}`
            : ' -r';
      return `complete -c wordlist -n '__fish_seen_subcommand_from ${command.name}' -l ${option.flag.slice(2)}${value} -d ${quoted(option.help)}`;
    }),
  );
  return `${[...verbs, ...options].join('\n')}\n`;
}
