import type { AttributeName } from '@word-list/domain';
import type { Lexicon } from '../lexicon/lexicon.ts';

const words =
  'the run happy murder cat water house love hate beautiful government philosophy quickly idiot church democracy seven ouch ubiquitous sesquipedalian';

const columns: readonly (readonly [AttributeName, string])[] = [
  ['commonness', 'common'],
  ['offensiveness', 'offensive'],
  ['sentiment', 'sentiment'],
  ['formality', 'formal'],
  ['culturalsensitivity', 'care'],
  ['complexity', 'complex'],
  ['political', 'political'],
];

/** The table of twenty words in the README, as cells: a head, and a row a word. What is not known is a dash. */
export const twentyWords = (lexicon: Pick<Lexicon, 'score'>): string[][] => [
  ['word', 'types', ...columns.map(([, title]) => title)],
  ...words.split(' ').map((word) => {
    const { scores, types } = lexicon.score(word);
    const numbers = columns.map(([name]) => {
      const hundredths = scores[name]?.hundredths;
      return hundredths === undefined ? '–' : (hundredths / 100).toFixed(2);
    });
    return [word, types?.types.join(', ') ?? '–', ...numbers];
  }),
];

const endMark = '<!-- twenty-words:end -->';
const marked = /(<!-- twenty-words:begin -->\n\n)([\s\S]*?)\n<!-- twenty-words:end -->/u;

/** The cells of the table that a text has between its marks. Throws when it has no such marks. */
export const readTwentyWords = (text: string): string[][] => {
  const [head = [], , ...rows] = tableIn(text)
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return [head, ...rows];
};

/** The text with this table between its marks. Throws when it has no such marks. */
export const withTwentyWords = (text: string, [head = [], ...rows]: readonly string[][]): string => {
  tableIn(text);
  const alignment = head.map((_, column) => (column < 2 ? '---' : '---:'));
  const lines = [head, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return text.replace(marked, (_, begin: string) => `${begin}${lines}\n${endMark}`);
};

function tableIn(text: string): string {
  const table = marked.exec(text)?.[2];
  if (table === undefined)
    throw new Error('the text has no <!-- twenty-words:begin --> … <!-- twenty-words:end -->');
  return table;
}
