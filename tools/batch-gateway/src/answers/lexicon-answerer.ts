import { attributes } from '@word-list/domain';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Answerer } from './answerer.ts';
import { wordsOf } from './model-request.ts';
import { textAnswer } from './response-object.ts';

export interface LexiconAnswererOptions {
  readonly lexicon: Pick<Lexicon, 'score'>;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

const lexiconModel = 'lexicon-1';

/** One row of the answer: the word, its scores in the order of `attributes`, its types. */
export const answerRow = (lexicon: Pick<Lexicon, 'score'>, word: string): string => {
  const { scores, types } = lexicon.score(word);
  const known: ReadonlyMap<string, number> = new Map(Object.entries(scores));
  const values = attributes.map(({ name, min }) => known.get(name) ?? min);
  return `${word}:${[...values, types.join('/')].join(',')}`;
};

/** Answers from open lexical data, at once and always the same; needs no network and no key. */
export const makeLexiconAnswerer = ({ lexicon, clock }: LexiconAnswererOptions): Answerer => ({
  concurrency: 1,
  model: lexiconModel,
  answer(request) {
    const rows = wordsOf(request).map((word) => answerRow(lexicon, word));
    return Promise.resolve(textAnswer(request, JSON.stringify({ r: rows }), Math.floor(clock() / 1000)));
  },
});
