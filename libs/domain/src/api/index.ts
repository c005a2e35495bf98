export { matchesTag } from './http/entity-tag.ts';
export {
  failureListParameters,
  noParameters,
  runListParameters,
  sourceListParameters,
  startParameters,
} from './http/list-parameters.ts';
export { negotiate } from './http/negotiate.ts';
export { parseInput } from './http/parse-input.ts';
export { problem, problemType, type Problem } from './http/problem.ts';
export { readParameters } from './http/read-parameters.ts';
export { refusals, RequestRefused, type Refusal } from './http/request-refused.ts';
export { takePage } from './http/take-page.ts';
export { cancelRun } from './runs/cancel-run.ts';
export { estimateRun, runEstimate, type EstimateRunPorts, type RunEstimate } from './runs/estimate-run.ts';
export {
  failureList,
  retryInput,
  runInput,
  runList,
  runSummary,
  runView,
  viewRunSummary,
  type RunInput,
  type RunView,
} from './runs/run-views.ts';
export { getRun, showRun, withProgress, type ShowRunPorts } from './runs/show-run.ts';
export { retryRun, startRun, type StartRunPorts } from './runs/start-run.ts';
export { sourceInput, sourceList, sourceTag, sourceView } from './sources/source-views.ts';
export { addSource, removeSource, replaceSource, showSource, type SourcePorts } from './sources/sources.ts';
export { countsParameters, viewCounts, wordCounts } from './words/count-views.ts';
export { findWords, type FindWordsPorts, type FoundWords } from './words/find-words.ts';
export { readFilter } from './words/read-filter.ts';
export { readLetters } from './words/letter-set.ts';
export { mediaTypes, wordFormats, type WordFormat } from './words/word-formats.ts';
export {
  attributeList,
  health,
  listedWord,
  viewAttributes,
  viewWord,
  wordDetail,
  wordsPage,
} from './words/word-views.ts';
export { wordsParameters, type WordsParameters } from './words/words-parameters.ts';
export { nextCursor, readWordsQuery, type WordsPosition, type WordsQuery } from './words/words-query.ts';
export { writeWords, type PageFacts } from './words/write-words.ts';
