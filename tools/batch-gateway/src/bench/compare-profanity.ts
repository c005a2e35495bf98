import { readFileSync } from 'node:fs';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Share } from './report.ts';

type Scorer = Pick<Lexicon, 'score'>;

/** As many lists as have to agree on a word before it counts. */
const agreeing = 3;
const offends = 200;
const unfit = 50;

/**
 * What offends beside lists of profanity that others made. Such lists say what is not to be shown, be it
 * an insult or a word for a sexual act: of what they agree on, what is unfit counts as found. They have few insults.
 */
export const compareProfanity = (
  lexicon: Scorer & Pick<Lexicon, 'explain'>,
  top: readonly string[],
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): Share[] => {
  const all = [...lists.values()];
  const onLists = (word: string): number => all.filter((list) => list.has(word)).length;
  const isFormOnLists = (word: string): boolean =>
    onLists(word) > 0 || onLists(lexicon.explain(word).base ?? word) > 0;
  const agreed = top.filter((word) => onLists(word) >= agreeing);
  const offending = top.filter((word) => scoreOf(lexicon, word, 'offensiveness') >= offends);
  return [
    {
      what: `on ${String(agreeing)} or more of ${String(all.length)} lists of profanity: offensiveness of 2 or more, or unfit`,
      wrong: agreed.filter(
        (word) => scoreOf(lexicon, word, 'offensiveness') < offends && scoreOf(lexicon, word, 'nsfw') < unfit,
      ),
      n: agreed.length,
    },
    {
      what: 'offensiveness of 2 or more: it or its base on any of them',
      wrong: offending.filter((word) => !isFormOnLists(word)),
      n: offending.length,
    },
  ];
};

/** From which mean of raters, on their scale of 1 (mild) to 3 (severe), a word offends; below `mild` it does not. */
const [strong, mild] = [2, 1.5];

/**
 * The same beside raters: a CSV file with the columns `text` and `severity_rating`, 1 to 3. Such a file holds profanity
 * alone, so that of precision it tells only what it has of the words that offend.
 */
export const compareRaters = (lexicon: Scorer, top: readonly string[], path: string): Share[] => {
  const rated = readSeverities(path);
  const severe = top.filter((word) => (rated.get(word) ?? 0) >= strong);
  const found = top.filter((word) => rated.has(word) && scoreOf(lexicon, word, 'offensiveness') >= offends);
  return [
    {
      what: `rated ${String(strong)} or more of 3 by people: offensiveness of 2 or more`,
      wrong: severe.filter((word) => scoreOf(lexicon, word, 'offensiveness') < offends),
      n: severe.length,
    },
    {
      what: `offensiveness of 2 or more, of those rated at all: ${String(mild)} or more`,
      wrong: found.filter((word) => (rated.get(word) ?? 0) < mild),
      n: found.length,
    },
  ];
};

function scoreOf(lexicon: Scorer, word: string, name: 'offensiveness' | 'nsfw'): number {
  return lexicon.score(word).scores[name]?.hundredths ?? 0;
}

function readSeverities(path: string): Map<string, number> {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/u);
  const names = head.split(',');
  const [text, rating] = [names.indexOf('text'), names.indexOf('severity_rating')];
  if (text < 0 || rating < 0) throw new Error(`${path} needs the columns text and severity_rating`);
  const severities = new Map<string, number>();
  for (const cells of rows.map((row) => row.split(','))) {
    const word = (cells[text] ?? '').toLowerCase();
    severities.set(word, Math.max(severities.get(word) ?? 0, Number(cells[rating])));
  }
  return severities;
}
