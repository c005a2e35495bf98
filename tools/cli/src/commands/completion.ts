import { UsageError } from '../../../local/src/product/errors.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { completionScript, shells } from '../texts/completion.ts';
import { manual } from '../texts/manual.ts';

/** Makes the command that writes completions of all commands. */
export const makeCompletion = (all: () => readonly Command[]): Command => ({
  name: 'completion',
  summary: 'writes the completions for a shell',
  operands: '<shell>',
  details: ['Shells: bash, zsh, fish. The script completes commands, options, their words, and files.'],
  groups: [],
  examples: [
    { line: 'source <(wordlist completion bash)', does: 'in .bashrc' },
    { line: 'wordlist completion fish > ~/.config/fish/completions/wordlist.fish', does: 'for fish' },
  ],
  run: async ({ operands: [name = ''] }, { console }) => {
    const shell = shells.find((known) => known === name);
    if (shell === undefined)
      throw new UsageError(`completion knows ${shells.join(', ')}, not ${JSON.stringify(name)}`);
    await console.data(completionScript(shell, all()));
    return exitCodes.done;
  },
});

/** Makes the command that writes the manual of all commands. */
export const makeMan = (all: () => readonly Command[]): Command => ({
  name: 'man',
  summary: 'writes the manual page',
  operands: '',
  details: ['It holds the text of --help of all commands.'],
  groups: [],
  examples: [{ line: 'wordlist man | man -l -', does: 'reads it' }],
  run: async (_, { console }) => {
    await console.data(manual(all()));
    return exitCodes.done;
  },
});
