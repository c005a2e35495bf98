/** Titles of a column of words, in languages that lists come in. */
const wordTitles = new Set(
  'word words wordlist term terms text token lemma lexeme headword entry vocab vocabulary mot mots wort wörter palabra palabras parola parole palavra palavras слово слова ord sana słowo szó kelime 単語 单词 단어'.split(
    ' ',
  ),
);

/** Titles of the other columns of word lists. */
const otherTitles = new Set(
  'id index no nr number num rank count counts freq frequency n pos tag tags type types score weight note notes comment definition meaning translation example category level language lang length pronunciation ipa year total source'.split(
    ' ',
  ),
);

export const isWordTitle = (cell: string): boolean => wordTitles.has(title(cell));

export const isNumber = (cell: string): boolean => /^\s*[-+]?\d[\d.,_]*(?:[eE][-+]?\d+)?%?\s*$/u.test(cell);

/** Whether the first row of a table holds the titles of its columns. */
export const isHeaderRow = (first: readonly string[], others: readonly (readonly string[])[]): boolean => {
  if (first.some(isNumber)) return false;
  if (first.some(isWordTitle)) return true;
  const titles = first.filter((cell) => otherTitles.has(title(cell))).length;
  if (titles * 2 > first.length) return true;
  return first.some((_, column) => others.length > 1 && others.every((row) => isNumber(row[column] ?? '')));
};

/**
 * Whether the first line of a list of words, one a line, is a title: it reads like one, and stands alone or out of the
 * order that the others keep.
 */
export const isHeaderLine = (first: string, others: readonly string[]): boolean => {
  if (!isWordTitle(first)) return false;
  if (others.length === 0) return true;
  const keys = others.map((line) => line.trim().toLowerCase());
  const sorted = keys.every((key, place) => place === 0 || (keys[place - 1] ?? '') <= key);
  return sorted && others.length > 1 && title(first) > (keys[0] ?? '');
};

/** Where the column of this title is, whatever its case; -1 where there is none. */
export const columnOfTitle = (header: readonly string[], wanted: string): number =>
  header.findIndex((cell) => title(cell) === title(wanted));

function title(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .toLowerCase();
}
