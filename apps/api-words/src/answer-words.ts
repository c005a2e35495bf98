import { InvalidInput, limits, type WordCatalogue } from '@word-list/domain';
import {
  findWords,
  mediaTypes,
  negotiate,
  nextCursor,
  readParameters,
  readWordsQuery,
  RequestRefused,
  wordFormats,
  wordsParameters,
  writeWords,
  type PageFacts,
  type WordFormat,
  type WordsQuery,
} from '@word-list/domain/api';
import { answerCached, answerOnce, type Answer } from './answer-cached.ts';

/** What the routes of words need. */
export interface WordsPorts {
  readonly catalogue: WordCatalogue;
  readonly cursorKey: string;
  readonly origin: string;
  readonly drawSeed: () => string;
  /** Steps of work that rules may take in one request; the default takes some 300 ms. */
  readonly workBudget?: number;
}

/** The gateway takes 6 MB of escaped JSON or base64: a third more than what is in it. */
const maxBytes = (limits.answerBytes * 2) / 3;

const formatByAccept = (accept: string | null): WordFormat => {
  const types = wordFormats.map((format) => mediaTypes[format]);
  const type = negotiate(accept, types);
  const format = wordFormats.find((name) => mediaTypes[name] === type);
  if (format !== undefined) return format;
  throw new RequestRefused('not-acceptable', `this list comes as ${types.join(', ')}`);
};

const formatOf = (request: Request, query: WordsQuery): WordFormat => {
  const format = query.format ?? formatByAccept(request.headers.get('accept'));
  if (format === 'text' && query.fieldsChosen && query.fields.some((field) => field !== 'text')) {
    throw new InvalidInput('fields', 'plain text holds the words alone');
  }
  return format;
};

const linkTo = (request: Request, origin: string, cursor: string): string => {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('cursor', cursor);
  return `<${origin}${pathname}?${searchParams.toString()}>; rel="next"`;
};

const headersOf = (request: Request, origin: string, facts: PageFacts): Record<string, string> => ({
  vary: 'accept',
  ...(facts.next !== undefined && { link: linkTo(request, origin, facts.next) }),
  ...(facts.total !== undefined && { 'x-total-count': String(facts.total) }),
  ...(facts.seed !== undefined && { 'x-random-seed': encodeURIComponent(facts.seed) }),
});

const csvType = `${mediaTypes.csv}; header=present`;

/** Some 300 ms: four such requests at once keep others waiting for half a second. */
const usualBudget = 3_000_000;

/** Lets every request go first that came meanwhile. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Answers `GET /api/words`. */
export const answerWords = async (request: Request, ports: WordsPorts): Promise<Response> => {
  const { catalogue, cursorKey: key, origin, drawSeed, workBudget = usualBudget } = ports;
  const parameters = readParameters(wordsParameters, new URL(request.url).search);
  const query = readWordsQuery(parameters, { key, drawSeed });
  const format = formatOf(request, query);

  const make = async (revision: bigint): Promise<Answer> => {
    const found = await findWords({ catalogue, pause, workBudget })(query);
    const written = writeWords(found.words, { format, fields: query.fields, maxBytes });
    const position = found.next(written.count);
    const facts: PageFacts = {
      revision: Number(revision),
      ...(position && { next: nextCursor(query, position, key) }),
      ...(found.total !== undefined && { total: found.total }),
      ...(query.seed !== undefined && { seed: query.seed }),
    };
    return {
      body: written.body(facts),
      type: format === 'csv' ? csvType : mediaTypes[format],
      headers: headersOf(request, origin, facts),
    };
  };

  // Nobody asks for a seed that we draw a second time.
  if (query.drawn) return answerOnce(await make(await catalogue.revision()));
  return answerCached(request, { catalogue, cursorKey: key, variant: `.${format}` }, make);
};
