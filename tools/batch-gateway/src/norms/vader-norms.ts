/**
 * The mean of VADER's raters for each word as CSV with the columns `word` and `sentiment`, in the raters' own scale of
 * -4 to 4, which an import maps to ours: of each word what ten people said, without anything that a lexicon made of it.
 */
export const vaderNorms = (raters: ReadonlyMap<string, readonly number[]>): string => {
  const rows = Array.from(raters, ([word, ratings]) => `${word},${meanOf(ratings)}`).sort();
  return `word,sentiment\n${rows.join('\n')}\n`;
};

/** With at most two digits behind the point, never by way of a fraction that is not exact: ten raters give one. */
function meanOf(ratings: readonly number[]): string {
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return String(Math.round((100 * sum) / ratings.length) / 100);
}
