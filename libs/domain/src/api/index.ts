export { correctWord, takeBackCorrection, type CorrectionPorts } from './corrections/correct-word.ts';
export { correctionInput, viewCorrection } from './corrections/correction-views.ts';
export { matchesTag } from './http/entity-tag.ts';
export {
  correctionListParameters,
  failureListParameters,
  noParameters,
  runListParameters,
  sourceListParameters,
  startParameters,
} from './http/list-parameters.ts';
export { negotiate } from './http/negotiate.ts';
export { parseInput } from './http/parse-input.ts';
export { problemType, type Problem } from './http/problem.ts';
export { readParameters } from './http/read-parameters.ts';
export { refusals, RequestRefused } from './http/request-refused.ts';
export { takePage } from './http/take-page.ts';
export * from './judges/index.ts';
export * from './lists/index.ts';
export type { Scope } from './openapi/operation.ts';
export { cancelRun } from './runs/cancel-run.ts';
export { estimateRun, type EstimateRunPorts } from './runs/estimate-run.ts';
export { retryInput, runInput, runView, viewRunSummary, type RunView } from './runs/run-views.ts';
export { getRun, showRun, withProgress, type ShowRunPorts } from './runs/show-run.ts';
export { retryRun, startRun, type StartRunPorts } from './runs/start-run.ts';
export { sourceInput, sourceTag } from './sources/source-views.ts';
export { addSource, removeSource, replaceSource, showSource, type SourcePorts } from './sources/sources.ts';
export { countsParameters, viewCounts } from './words/count-views.ts';
export { findWords, type FindWordsPorts, type FoundWords } from './words/find-words.ts';
export { hashWords } from './words/hash-words.ts';
export { keepLists } from './words/kept-lists.ts';
export { readFilter } from './words/read-filter.ts';
export { readLists } from './words/asked-lists.ts';
export { readParametersOf, wordsRequest, sentLists } from './words/words-request.ts';
export { shortHashOf, writeRecipe } from './words/recipe.ts';
export { readWord } from './words/read-word.ts';
export { readLetters } from './words/letter-set.ts';
export { evidenceText } from './words/tell-evidence.ts';
export { wordFields, type WordField } from './words/word-fields.ts';
export { mediaTypes, wordFormats, type WordFormat } from './words/word-formats.ts';
export { viewAttributes, viewWord } from './words/word-views.ts';
export { checkRequest, checkWords } from './words/check-words.ts';
export { findSimilar } from './words/similar-words.ts';
export { verifyList, verifyRequest } from './words/verify-list.ts';
export { wordParameters } from './words/word-parameters.ts';
export { wordsParameters } from './words/words-parameters.ts';
export { nextCursor, readWordsQuery, type WordsQuery } from './words/words-query.ts';
export { writeWords, type PageFacts } from './words/write-words.ts';
