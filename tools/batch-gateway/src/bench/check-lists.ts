import type { AttributeName } from '@word-list/domain';
import {
  readConditions,
  readFormalityPairs,
  readSections,
  wordsUnder,
} from '../lexicon/checked/read-checked.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { describeShare } from './report.ts';

type Scorer = Pick<Lexicon, 'score'>;

export interface Vocabulary {
  /** The most frequent words. */
  readonly top: readonly string[];
  /** A dictionary's. */
  readonly words: readonly string[];
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Lines that hold scores against the lists that were checked by hand. */
export const checkLists = (lexicon: Scorer, { top, words, frequencies }: Vocabulary): string[] => [
  ...checkOffence(lexicon, top),
  checkPairs(lexicon),
  checkTypes(lexicon),
  ...checkSides(lexicon, { list: 'political', name: 'political', least: 2 }),
  ...checkSides(lexicon, { list: 'cultural', name: 'culturalsensitivity', least: 1 }),
  checkCommonNouns(lexicon, { words, frequencies }),
];

const offends = 2;

function checkOffence(lexicon: Scorer, top: readonly string[]): string[] {
  const yes = new Set(wordsUnder('offensive', 'yes'));
  const either = new Set(wordsUnder('offensive', 'either').filter((word) => !yes.has(word)));
  const flagged = top.filter(
    (word) => !either.has(word) && (scoreOf(lexicon, word, 'offensiveness') ?? 0) >= offends,
  );
  const wanted = top.filter((word) => yes.has(word));
  const found = new Set(flagged);
  return [
    describeShare(
      'offensiveness of 2 or more, precision',
      flagged.filter((word) => !yes.has(word)),
      flagged.length,
    ),
    describeShare(
      'offensiveness of 2 or more, recall',
      wanted.filter((word) => !found.has(word)),
      wanted.length,
    ),
  ];
}

function scoreOf(lexicon: Scorer, word: string, name: AttributeName): number | undefined {
  const hundredths = lexicon.score(word).scores[name]?.hundredths;
  return hundredths === undefined ? undefined : hundredths / 100;
}

function checkPairs(lexicon: Scorer): string {
  const pairs = readFormalityPairs();
  const wrong = pairs.filter(([formal, informal]) => {
    const [more, less] = [formal, informal].map((word) => scoreOf(lexicon, word, 'formality'));
    return more === undefined || less === undefined || more <= less;
  });
  return describeShare(
    'formality, pairs in the right order',
    wrong.map((pair) => pair.join('/')),
    pairs.length,
  );
}

function checkTypes(lexicon: Scorer): string {
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
  return describeShare(
    'first type right',
    wrong.map(({ word }) => word),
    checked.length,
  );
}

interface Side {
  readonly list: string;
  readonly name: AttributeName;
  readonly least: number;
}

function checkSides(lexicon: Scorer, { list, name, least }: Side): string[] {
  const [yes, no] = [wordsUnder(list, 'yes'), wordsUnder(list, 'no')];
  const missed = yes.filter((word) => (scoreOf(lexicon, word, name) ?? 0) < least);
  const strays = no.filter((word) => (scoreOf(lexicon, word, name) ?? 0) > 1);
  return [
    describeShare(`${name}, words that have it, ${String(least)} or more`, missed, yes.length),
    describeShare(`${name}, words that have none, 1 or less`, strays, no.length),
  ];
}

/** What the README's own query gives: no word of it may be one that no corpus has. */
function checkCommonNouns(
  lexicon: Scorer,
  { words, frequencies }: Pick<Vocabulary, 'words' | 'frequencies'>,
): string {
  const nouns = words.filter((word) => {
    const { scores, types } = lexicon.score(word);
    return (scores.commonness?.hundredths ?? 0) >= 400 && types?.types.includes('noun') === true;
  });
  return describeShare(
    'nouns of commonness 4 or more that wordfreq has',
    nouns.filter((word) => !frequencies.has(word)),
    nouns.length,
  );
}
