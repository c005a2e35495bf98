import type { AttributeName } from '@word-list/domain';
import {
  readConditions,
  readFormalityPairs,
  readSections,
  wordsUnder,
} from '../lexicon/checked/read-checked.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Share } from './report.ts';

type Scorer = Pick<Lexicon, 'score'>;

export interface Vocabulary {
  /** The most frequent words. */
  readonly top: readonly string[];
  /** A dictionary's. */
  readonly words: readonly string[];
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Scores against the lists that were checked by hand. */
export const checkLists = (lexicon: Scorer, { top, words, frequencies }: Vocabulary): Share[] => [
  ...checkSilence(lexicon, top),
  ...checkOffence(lexicon, top),
  checkPairs(lexicon),
  checkTypes(lexicon),
  ...checkSides(lexicon, { list: 'political', name: 'political', least: 2 }),
  ...checkSides(lexicon, { list: 'cultural', name: 'culturalsensitivity', least: 1 }),
  checkCommonNouns(lexicon, { words, frequencies }),
];

const offends = 2;

/** What offends, against the list that was checked by hand. */
export function checkOffence(lexicon: Scorer, top: readonly string[]): Share[] {
  const yes = new Set(wordsUnder('offensive', 'yes'));
  const either = new Set(wordsUnder('offensive', 'either').filter((word) => !yes.has(word)));
  const flagged = top.filter(
    (word) => !either.has(word) && (scoreOf(lexicon, word, 'offensiveness') ?? 0) >= offends,
  );
  const wanted = top.filter((word) => yes.has(word));
  const found = new Set(flagged);
  return [
    {
      what: 'offensiveness of 2 or more, precision',
      wrong: flagged.filter((word) => !yes.has(word)),
      n: flagged.length,
      least: 0.8,
    },
    {
      what: 'offensiveness of 2 or more, recall',
      wrong: wanted.filter((word) => !found.has(word)),
      n: wanted.length,
      least: 0.9,
    },
  ];
}

interface Side {
  readonly list: string;
  readonly name: AttributeName;
  readonly least: number;
}

/** Scales that say nothing of most rare words, and must say something of common ones. */
function checkSilence(lexicon: Scorer, top: readonly string[]): Share[] {
  const common = top.slice(0, 10_000);
  return (['sentiment', 'formality', 'political'] as const).map((name) => ({
    what: `${name} known, of the 10,000 most frequent words`,
    wrong: common.filter((word) => scoreOf(lexicon, word, name) === undefined),
    n: common.length,
    least: 0.6,
  }));
}

function scoreOf(lexicon: Scorer, word: string, name: AttributeName): number | undefined {
  const hundredths = lexicon.score(word).scores[name]?.hundredths;
  return hundredths === undefined ? undefined : hundredths / 100;
}

function checkPairs(lexicon: Scorer): Share {
  const pairs = readFormalityPairs();
  const wrong = pairs.filter(([formal, informal]) => {
    const [more, less] = [formal, informal].map((word) => scoreOf(lexicon, word, 'formality'));
    return more === undefined || less === undefined || more <= less;
  });
  return {
    what: 'formality, pairs in the right order',
    wrong: wrong.map((pair) => pair.join('/')),
    n: pairs.length,
    least: 0.9,
  };
}

function checkTypes(lexicon: Scorer): Share {
  const rows = readSections('first-types').flatMap(readConditions);
  const checked = rows.flatMap(({ conditions, words }) =>
    words.map((entry) => {
      const [word = '', ...others] = entry.split('/');
      return { word, right: [...conditions.split('/'), ...others] };
    }),
  );
  const wrong = checked.filter(({ word, right }) => {
    const first = lexicon.score(word).types?.types[0];
    return first === undefined || !right.includes(first);
  });
  return {
    what: 'first type right',
    wrong: wrong.map(({ word }) => word),
    n: checked.length,
    least: 0.87,
  };
}

function checkSides(lexicon: Scorer, { list, name, least }: Side): Share[] {
  const [yes, no] = [wordsUnder(list, 'yes'), wordsUnder(list, 'no')];
  const missed = yes.filter((word) => (scoreOf(lexicon, word, name) ?? 0) < least);
  const strays = no.filter((word) => (scoreOf(lexicon, word, name) ?? 0) > 1);
  return [
    { what: `${name}, words that have it, ${String(least)} or more`, wrong: missed, n: yes.length },
    { what: `${name}, words that have none, 1 or less`, wrong: strays, n: no.length },
  ];
}

/** What the README's own query gives: no word of it may be one that no corpus has. */
function checkCommonNouns(
  lexicon: Scorer,
  { words, frequencies }: Pick<Vocabulary, 'words' | 'frequencies'>,
): Share {
  const nouns = words.filter((word) => {
    const { scores, types } = lexicon.score(word);
    return (scores.commonness?.hundredths ?? 0) >= 400 && types?.types.includes('noun') === true;
  });
  return {
    what: 'nouns of commonness 4 or more that wordfreq has',
    wrong: nouns.filter((word) => !frequencies.has(word)),
    n: nouns.length,
    least: 1,
  };
}
