import { attributes } from '@word-list/domain';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Answerer } from './answerer.ts';
import { asksForUnknowns, wordsOf } from './model-request.ts';
import { textAnswer } from './response-object.ts';

export interface LexiconAnswererOptions {
  readonly lexicon: Pick<Lexicon, 'score'>;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

const lexiconModel = 'lexicon-2';

/**
 * One row of the answer: the word, its scores in the order of `attributes`, its types. In form 2 with hundredths and
 * `-` for what is not known; in form 1, which has neither, rounded, with the least value for what is not known.
 */
export const answerRow = (lexicon: Pick<Lexicon, 'score'>, word: string, form: 1 | 2): string => {
  const { scores, types } = lexicon.score(word);
  const values = attributes.map(({ name, min }) => {
    const hundredths = scores[name]?.hundredths;
    if (form === 2) return hundredths === undefined ? '-' : String(hundredths / 100);
    // `+ 0` turns a rounded -0 into 0.
    return hundredths === undefined ? Math.max(0, min) : Math.round(hundredths / 100) + 0;
  });
  const known = types?.types.join('/') ?? (form === 2 ? '-' : 'noun');
  return `${word}:${[...values, known].join(',')}`;
};

/** Answers from open lexical data, at once and always the same; needs no network and no key. */
export const makeLexiconAnswerer = ({ lexicon, clock }: LexiconAnswererOptions): Answerer => ({
  concurrency: 1,
  model: lexiconModel,
  answer(request) {
    const form = asksForUnknowns(request) ? 2 : 1;
    const rows = wordsOf(request).map((word) => answerRow(lexicon, word, form));
    return Promise.resolve(textAnswer(request, JSON.stringify({ r: rows }), Math.floor(clock() / 1000)));
  },
});
