import { wordForms } from '@word-list/domain/word-sets';
import { attributes, encodings, wordTypes } from '@word-list/domain';
import type { OptionGroup, OptionText } from '../command.ts';

const words = 'a file, or - for the standard input';

/** How files are read. */
export const readingOptions: OptionGroup = {
  title: 'Reading',
  options: [
    {
      flag: '--format',
      value: '<format>',
      help: 'how a list holds its words; found by looking at it unless named: lines, csv, csv:<column or title>, hunspell, or delimited:<separator>:<column>, as in delimited:tab:2; separators: tab, comma, semicolon, pipe, space',
      choices: ['lines', 'csv', 'hunspell', 'delimited:tab:2', 'delimited:tab:1', 'delimited:space:1'],
    },
    {
      flag: '--encoding',
      value: '<name>',
      help: 'the encoding of a list that is neither UTF-8 nor marked UTF-16, as in windows-1252',
      choices: encodings,
    },
  ],
};

/** Which words of the lists come in. */
export const listOptions: OptionGroup = {
  title: 'Lists',
  options: [
    {
      flag: '--list',
      value: '<list>',
      help: `only words of this list (${words}); given several times, of any of them`,
      isMany: true,
      isFile: true,
    },
    {
      flag: '--in-all',
      value: '<list>',
      help: 'only words that are in every list named so',
      isMany: true,
      isFile: true,
    },
    { flag: '--not-list', value: '<list>', help: 'no words of this list', isMany: true, isFile: true },
    {
      flag: '--has',
      value: '<list>',
      help: 'only words that hold an entry of this list',
      isMany: true,
      isFile: true,
    },
  ],
};

/** Which words of the lists come in, and in which order. */
export const joinOptions: OptionGroup = {
  ...listOptions,
  options: [
    ...listOptions.options,
    {
      flag: '--blend',
      help: 'take words from several lists in turn, as cards are dealt; without it one list comes after the other',
    },
  ],
};

/** Which words pass. */
export const filterOptions: OptionGroup = {
  title: 'Filters',
  options: [
    { flag: '--length', value: '<range>', help: 'characters: 5..8, 5.., ..8 or 5' },
    {
      flag: '--text',
      value: '<pattern>',
      help: 'the whole word by a pattern: ? is one character, * any number',
    },
    {
      flag: '--letters',
      value: '<letters>',
      help: "only words of these letters: a-z, or a-zäöü'; a hyphen at an end is a hyphen",
    },
    {
      flag: '--forms',
      value: '<forms>',
      help: 'forms of English words, joined by commas: base (or nothing known), plural, inflected, name',
      choices: wordForms,
    },
    {
      flag: '--not',
      value: '<words>',
      help: 'words to leave out, joined by commas; @FILE for those of a file',
      isMany: true,
    },
  ],
};

/** Where words go. */
export const fileOptions: OptionGroup = {
  title: 'Files',
  options: [
    {
      flag: '--out',
      short: '-o',
      value: '<file>',
      help: 'writes there instead of to the standard output',
      isFile: true,
    },
    { flag: '--force', short: '-f', help: 'lets a file be replaced; it may be one that is read' },
    {
      flag: '--rejects',
      value: '<file>',
      help: 'writes the lines without a word as CSV: line, reason, text',
      isFile: true,
    },
    {
      flag: '--recipe',
      value: '<file>',
      help: 'takes options from a recipe; those given here go before them',
      isFile: true,
    },
    {
      flag: '--save-recipe',
      value: '<file>',
      help: 'writes how the list was made, so that it can be verified',
      isFile: true,
    },
    { flag: '--dry-run', help: 'does everything but write' },
  ],
};

/** What every command understands. */
export const commonOptions: OptionGroup = {
  title: 'Everywhere',
  options: [
    { flag: '--json', help: 'writes one JSON document' },
    { flag: '--plain', help: 'writes lines of fields with tabs between them, for programs' },
    { flag: '--quiet', short: '-q', help: 'says nothing but what is wrong' },
    { flag: '--no-input', help: 'never asks and never waits for a terminal' },
    { flag: '--no-color', help: 'no colours; so does the environment variable NO_COLOR' },
    { flag: '--help', short: '-h', help: 'shows this text' },
  ],
};

/** What is known of words that were scored. */
export const scoreOptions: OptionGroup = {
  title: 'Scores: 3..5, 3.., ..2.5 or 4; with ",?" behind it also unknown ones, "?" only those',
  options: [
    ...attributes.map(({ name, description, min, max }): OptionText => ({
      flag: `--${name}`,
      value: '<range>',
      help: `${description.charAt(0).toLowerCase()}${description.slice(1).replace(/\.$/u, '')}: ${min} to ${max}`,
    })),
    {
      flag: '--types',
      value: '<types>',
      help: `words with one of these types, joined by commas: ${wordTypes.join(', ')}`,
      choices: wordTypes,
    },
    { flag: '--not-types', value: '<types>', help: 'words with none of these types', choices: wordTypes },
    {
      flag: '--main-type',
      value: '<types>',
      help: 'words whose first type is one of these',
      choices: wordTypes,
    },
    { flag: '--judge', value: '<name>', help: 'whose scores, instead of those that are served' },
  ],
};

/** Which API is asked. */
export const apiOptions: OptionGroup = {
  title: 'Where',
  options: [
    {
      flag: '--api',
      value: '<address>',
      help: 'the API to ask; without it the stack that runs on this folder. A token for it: environment variable WORD_LIST_TOKEN',
    },
    {
      flag: '--data-dir',
      value: '<dir>',
      help: 'the state of the stack to ask, where it is not .wordlist',
      isFile: true,
    },
  ],
};

/** Scales: known here so that they can be refused with a reason. */
export const scaleOptions: OptionGroup = {
  title: 'Scales',
  options: attributes.map(({ name }) => ({ flag: `--${name}`, value: '<range>', help: '', isHidden: true })),
};
