import { wordForms, wordOrders } from '@word-list/domain/word-sets';
import { encodings } from '@word-list/domain';
import type { OptionGroup } from '../command.ts';

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

/** How words are picked. */
export const pickOptions: OptionGroup = {
  title: 'Picking',
  options: [
    {
      flag: '--order',
      value: '<order>',
      help: 'who comes first when words are picked: given (as the lists have them), random, text, length; with - in front the greatest first, as in --order=-length',
      choices: wordOrders.filter((order) => /^(?:given|random|-?text|-?length)$/u.test(order)),
    },
    { flag: '--seed', value: '<text>', help: 'the same seed gives the same random order' },
    {
      flag: '--take',
      value: '<n>',
      help: 'how many words, after the rules: 7776, or 6**5 for five dice',
      choices: ['6**5', '6**4', '2**11'],
    },
  ],
};

/** What holds between the words that are picked. */
export const ruleOptions: OptionGroup = {
  title: 'Rules: who comes first stays',
  options: [
    { flag: '--prefix-free', help: 'no word begins with another' },
    { flag: '--suffix-free', help: 'no word ends with another' },
    { flag: '--decodable', help: 'words joined without spaces can be cut in one way only' },
    {
      flag: '--schlinkert',
      help: 'the same by Schlinkert pruning, before the rules: often keeps more words than --prefix-free, and not those that come first',
    },
    { flag: '--min-distance', value: '<n>', help: 'edits between any two words, at least' },
    { flag: '--unique-prefix', value: '<n>', help: 'the first so many characters belong to one word' },
    { flag: '--one-lemma', help: 'one form of a word: not both cat and cats (English)' },
    { flag: '--no-homophones', help: 'no two words sound alike (English)' },
    {
      flag: '--homophones',
      value: '<file>',
      help: 'pairs that sound alike for you, two words a line with a comma between them',
      isMany: true,
      isFile: true,
    },
    { flag: '--no-lookalikes', help: 'no two words look alike, as modem and modern do' },
    { flag: '--safe-pairs', help: 'no two words make an insult or worse side by side (English)' },
  ],
};

/** How words are written. */
export const printOptions: OptionGroup = {
  title: 'Writing',
  options: [
    {
      flag: '--sort',
      value: '<order>',
      help: 'how the words are written: text, length and so on; without it in the order in which they were picked',
      choices: wordOrders.filter((order) => /^(?:-?text|-?length)$/u.test(order)),
    },
    { flag: '--locale', value: '<name>', help: 'sorts text as a language does, as in sv or de-AT' },
    {
      flag: '--unicode',
      value: '<form>',
      help: 'writes accents in this form: nfc (the default), nfd, nfkc, nfkd',
      choices: ['nfc', 'nfd', 'nfkc', 'nfkd'],
    },
    { flag: '--dice', value: '<sides>', help: 'numbers the words for dice with 2 to 36 sides' },
    { flag: '--base', value: '<n>', help: 'numbers the words in a base from 2 to 36, from 0 on' },
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
