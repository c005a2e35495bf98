import type { FailureReason, RejectReason, SourceRefusal } from '@word-list/domain';

/** What a reason means, and what a person can do about it. */
export interface ReasonText {
  readonly means: string;
  readonly todo: string;
}

/** Why a line holds no word. */
export const rejectTexts: Readonly<Record<RejectReason, ReasonText>> = {
  invalid_utf8: {
    means: 'not UTF-8',
    todo: 'save the list as UTF-8, or name its encoding with --encoding',
  },
  missing_column: { means: 'fewer columns than the format asks for', todo: 'name another with --format' },
  empty: { means: 'blank lines', todo: 'nothing to do' },
  comment: { means: 'comments', todo: 'nothing to do' },
  header: { means: 'titles', todo: 'nothing to do; --format lines takes them for words' },
  signature: { means: 'a PGP signature', todo: 'nothing to do' },
  too_long: { means: 'more than 64 characters', todo: 'see whether --format fits the list' },
  mixed_scripts: {
    means: 'letters of two scripts that look alike',
    todo: 'type the letters that are shown by number anew',
  },
  not_a_word: {
    means: 'phrases, digits or signs',
    todo: 'a word has letters only, with single hyphens or apostrophes; for tables name --format',
  },
};

const askAgain = 'the same command asks for it again';

/** Why a word has no score. */
export const failureTexts: Readonly<Record<FailureReason, ReasonText>> = {
  missing: { means: 'the model left them out', todo: `${askAgain}; a larger model leaves out fewer` },
  duplicate_row: { means: 'the model answered twice, differently', todo: askAgain },
  bad_row: {
    means: 'the answer was not in the form that was asked for',
    todo: `${askAgain}, or take another --model`,
  },
  out_of_range: { means: 'a score was outside its scale', todo: `${askAgain}, or take another --model` },
  bad_types: {
    means: 'the types of the word were unknown ones',
    todo: `${askAgain}, or take another --model`,
  },
  refused: { means: 'the model refused to answer', todo: 'take another --model' },
  incomplete: {
    means: 'the answer was cut off',
    todo: `${askAgain}, or take a --model that answers at greater length`,
  },
  empty_answer: { means: 'the answer was empty', todo: `${askAgain}, or take another --model` },
  malformed_answer: { means: 'the answer could not be read', todo: `${askAgain}, or take another --model` },
  request_failed: {
    means: 'the server answered with an error',
    todo: 'see what it said in the logs, then run the same command',
  },
  not_run: { means: 'the provider ended the batch before it came to them', todo: askAgain },
  batch_gone: { means: 'the provider no longer knows the batch', todo: askAgain },
  submission_refused: {
    means: 'the provider took no batch',
    todo: 'see its words behind the colon, fix that, and run the same command',
  },
  too_many_rounds: {
    means: 'they were asked for too often without a good answer',
    todo: 'take another --model',
  },
  budget: { means: 'the budget was used up', todo: 'raise --budget and run the same command' },
  stuck: { means: 'nothing moved for a long time', todo: 'see the logs, then run the same command' },
};

interface RefusalText extends ReasonText {
  /** Whether the details behind the reason end with what to do, and know it better than this table. */
  readonly isToldBefore?: true;
}

/** Why a list was not read at all. */
export const refusalTexts: Readonly<Record<SourceRefusal, RefusalText>> = {
  source_deleted: { means: 'the source was deleted', todo: 'run the same command: it is registered again' },
  source_not_found: { means: 'there is no such list', todo: 'check the address or path of --source' },
  source_forbidden: {
    means: 'the server does not give the list away',
    todo: 'download it yourself and give the file',
  },
  source_rejected: { means: 'the server refused', todo: 'download it yourself and give the file' },
  address_not_public: { means: 'the address is not public', todo: 'download it yourself and give the file' },
  too_many_redirects: { means: 'the address leads on and on', todo: 'give the address that it ends at' },
  not_text: {
    means: 'the list is no text',
    todo: 'give a text file, one word a line, or a CSV',
    isToldBefore: true,
  },
  not_a_list: {
    means: 'the file is no list of words',
    todo: 'write its words to a file, one a line',
    isToldBefore: true,
  },
  encoding_unknown: {
    means: 'the list is not UTF-8',
    todo: 'name its encoding with --encoding',
    isToldBefore: true,
  },
  no_such_column: {
    means: 'the list has no such column',
    todo: 'name one of its titles, or a number, with --format csv:<column>',
  },
  too_large: { means: 'the list is too large', todo: 'cut it into several' },
  too_many_lines: { means: 'the list has too many lines', todo: 'cut it into several', isToldBefore: true },
  too_many_words: { means: 'the list has too many words', todo: 'cut it into several', isToldBefore: true },
  bad_gzip: { means: 'the gzip file is damaged', todo: 'download or compress it again' },
};

/** A failure of words in words; details of the provider stay behind the reason. */
export const explainFailure = (reason: string): string => {
  const [name = ''] = reason.split(':', 1);
  if (!has(failureTexts, name)) return reason;
  const { means, todo } = failureTexts[name];
  return `${reason}: ${means}. What to do: ${todo}.`;
};

/** Why a run failed, with what to do. The reason of a run is a name with its details behind a colon. */
export const explainRefusal = (reason: string | null): string => {
  if (reason === null) return 'The reason is unknown; see the logs.';
  const [name = ''] = reason.split(':', 1);
  if (!has(refusalTexts, name)) return reason;
  const { todo, isToldBefore } = refusalTexts[name];
  const hasDetails = reason.length > name.length;
  return isToldBefore === true && hasDetails ? `${reason}.` : `${reason}. What to do: ${todo}.`;
};

/** What to do about a model that refuses everything, by the code that it gives. */
const modelRefusals: readonly (readonly [code: RegExp, todo: string])[] = [
  [/^(?:insufficient_quota|billing_|account_|http_402)/u, 'add credit at the provider'],
  [
    /^(?:invalid_api_key|http_40[13])/u,
    'check the key: OPENAI_API_KEY for --llm openai, else WORD_LIST_LLM_KEY',
  ],
];

const otherAddress = 'check the address; to give another with --llm, forget this run with --fresh';

/** What a person is told when the model refuses everything: its own words, and what to do. */
export const explainModelRefusal = (words: string): string => {
  const [, todo] = modelRefusals.find(([code]) => code.test(words)) ?? [undefined, otherAddress];
  return `The model refuses every request: ${words}. What to do: ${todo}. The same command then continues where it was.`;
};

function has<Reason extends string>(
  texts: Readonly<Record<Reason, ReasonText>>,
  name: string,
): name is Reason {
  return Object.hasOwn(texts, name);
}
