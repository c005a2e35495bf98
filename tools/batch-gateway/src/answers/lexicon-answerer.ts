import { attributes, writeEvidence } from '@word-list/domain';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Answerer } from './answerer.ts';
import { asksForEvidence, asksForUnknowns, wordsOf, type ModelRequest } from './model-request.ts';
import { textAnswer } from './response-object.ts';

export interface LexiconAnswererOptions {
  readonly lexicon: Pick<Lexicon, 'score'>;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

const lexiconModel = 'lexicon-2';

/**
 * One row of the answer: the word, its scores in the order of `attributes`, its types. In form 2 with hundredths and
 * `-` for what is not known, in form 3 with what they rest on too; in form 1, which has none of it, rounded, with the least
 * value for what is not known.
 */
export const answerRow = (lexicon: Pick<Lexicon, 'score'>, word: string, form: 1 | 2 | 3): string => {
  const { scores, types } = lexicon.score(word);
  const values = attributes.map(({ name, min }) => {
    const hundredths = scores[name]?.hundredths;
    if (form > 1) return hundredths === undefined ? '-' : String(hundredths / 100);
    // `+ 0` turns a rounded -0 into 0.
    return hundredths === undefined ? Math.max(0, min) : Math.round(hundredths / 100) + 0;
  });
  const known = types?.types.join('/') ?? (form > 1 ? '-' : 'noun');
  const row = `${word}:${[...values, known].join(',')}`;
  if (form < 3) return row;
  return `${row},${writeEvidence(
    types,
    attributes.map(({ name }) => scores[name]),
  )}`;
};

/** Answers from open lexical data, at once and always the same; needs no network and no key. */
export const makeLexiconAnswerer = ({ lexicon, clock }: LexiconAnswererOptions): Answerer => ({
  concurrency: 1,
  model: lexiconModel,
  answer(request) {
    const form = formOf(request);
    const rows = wordsOf(request).map((word) => answerRow(lexicon, word, form));
    return Promise.resolve(textAnswer(request, JSON.stringify({ r: rows }), Math.floor(clock() / 1000)));
  },
});

function formOf(request: ModelRequest): 1 | 2 | 3 {
  if (asksForEvidence(request)) return 3;
  return asksForUnknowns(request) ? 2 : 1;
}
