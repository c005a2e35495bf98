import type { OptionGroup, OptionText } from '../command.ts';
import { plainOrders, scoredOrders } from './read-values.ts';

/** How words are picked from lists. */
export const plainPickOptions = pickOptions({
  flag: '--order',
  value: '<order>',
  help: 'who comes first when words are picked: given (as the lists have them), random, text, length; with - in front the greatest first, as in --order=-length',
  choices: plainOrders,
});

/** How scored words are picked. */
export const scoredPickOptions = pickOptions({
  flag: '--order',
  value: '<order>',
  help: 'who comes first when words are picked: random (the default with --take), text (the default without), length or a scale; with - in front the greatest first, as in --order=-commonness',
  choices: scoredOrders,
});

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

/** How words of lists are written. */
export const plainPrintOptions = printOptions(plainOrders);

/** How scored words are written. */
export const scoredPrintOptions = printOptions(scoredOrders);

function pickOptions(order: OptionText): OptionGroup {
  return {
    title: 'Picking',
    options: [
      order,
      { flag: '--seed', value: '<text>', help: 'the same seed gives the same random order' },
      {
        flag: '--take',
        value: '<n>',
        help: 'how many words, after the rules: 7776, or 6**5 for five dice',
        choices: ['6**5', '6**4', '2**11'],
      },
    ],
  };
}

function printOptions(orders: readonly string[]): OptionGroup {
  return {
    title: 'Writing',
    options: [
      {
        flag: '--sort',
        value: '<order>',
        help: 'how the words are written: text, length and so on; without it in the order in which they were picked',
        choices: orders.filter((order) => order !== 'given' && order !== 'random'),
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
}
