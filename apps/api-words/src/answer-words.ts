import { readBody, type ApiAnswer, type ApiRequest } from '@word-list/adapters/http-api';
import { InvalidInput, limits, type WordCatalogue, type WordsState } from '@word-list/domain';
import {
  chooseCatalogue,
  findLists,
  findWords,
  mediaTypes,
  negotiate,
  nextCursor,
  noParameters,
  readParameters,
  readParametersOf,
  readWordsQuery,
  RequestRefused,
  sentLists,
  shortHashOf,
  wordFormats,
  wordsParameters,
  wordsRequest,
  writeRecipe,
  writeWords,
  type FindListsPorts,
  type FindWordsPorts,
  type FoundWords,
  type PageFacts,
  type WordFormat,
  type WordsQuery,
} from '@word-list/domain/api';
import { answerCached, answerOnce, type Answer } from './answer-cached.ts';

/** What the routes of words need. */
export interface WordsPorts extends FindWordsPorts, FindListsPorts {
  readonly catalogue: WordCatalogue;
  readonly cursorKey: string;
  readonly origin: string;
  readonly drawSeed: () => string;
}

/** The gateway takes 6 MB of escaped JSON or base64: a third more than what is in it. */
const maxBytes = (limits.answerBytes * 2) / 3;

/** Answers `GET /api/words`. */
export async function answerWords(request: ApiRequest, served: WordsPorts): Promise<ApiAnswer> {
  const parameters = readParameters(wordsParameters, request.url.search);
  const catalogue = await chooseCatalogue(served.catalogue, parameters.judge);
  const ports = { ...served, catalogue };
  const { cursorKey: key, drawSeed } = ports;
  const named = await findLists(parameters, ports);
  const query = readWordsQuery(parameters, { key, drawSeed, sent: [], named });
  const format = formatOf(request, query);
  const make = (state: WordsState) => makeAnswer(request, ports, { query, format, state });
  // Nobody asks for a seed that we draw a second time.
  if (query.drawn) return answerOnce(await make(await catalogue.state()));
  return answerCached(request, { catalogue, variant: `.${format}` }, make);
}

/** Answers `POST /api/words`. */
export async function answerSentWords(request: ApiRequest, served: WordsPorts): Promise<ApiAnswer> {
  const { cursorKey: key, drawSeed, pause } = served;
  readParameters(noParameters, request.url.search);
  const body = readBody(request, wordsRequest, limits.sentBytes);
  const sent = await sentLists(body, pause);
  const parameters = readParametersOf(body.recipe, sent);
  const catalogue = await chooseCatalogue(served.catalogue, parameters.judge);
  const ports = { ...served, catalogue };
  const named = await findLists(parameters, ports);
  const query = readWordsQuery(parameters, { key, drawSeed, sent: sent.lists, named });
  const format = formatOf(request, query);
  const state = await catalogue.state();
  return answerOnce(await makeAnswer(request, ports, { query, format, state }));
}

interface Asked {
  readonly query: WordsQuery;
  readonly format: WordFormat;
  readonly state: WordsState;
}

async function makeAnswer(
  request: ApiRequest,
  ports: WordsPorts,
  { query, format, state }: Asked,
): Promise<Answer> {
  const { origin, cursorKey } = ports;
  const found = await findWords(ports)(query, state);
  // To write thousands of words takes as long as to find them.
  await ports.pause();
  const places = [
    ...(query.split === undefined ? [] : (['part'] as const)),
    ...(query.dice === undefined ? [] : (['number'] as const)),
  ];
  const written = writeWords(found.words, { format, fields: query.fields, places, maxBytes });
  const position = found.next(written.count);
  const facts: PageFacts = {
    revision: Number(state.revision),
    ...(position && { next: nextCursor(query, position, cursorKey) }),
    ...factsOf(query, found),
    recipe: writeRecipe({ query, state, whole: found.whole }),
  };
  return {
    body: written.body(facts),
    type: format === 'csv' ? csvType : mediaTypes[format],
    headers: headersOf(request, origin, facts),
  };
}

const csvType = `${mediaTypes.csv}; header=present`;

function factsOf(query: WordsQuery, found: FoundWords): Omit<PageFacts, 'revision'> {
  const { total, parts, balance, choice, unknown, whole } = found;
  const { seed, was } = query;
  const optional = { total, seed, parts, balance, choice, unknown };
  return {
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    ...(was !== undefined && whole !== undefined && { same: shortHashOf(whole) === was }),
  };
}

function formatOf(request: ApiRequest, query: WordsQuery): WordFormat {
  const format = query.format ?? formatByAccept(request.headers['accept']);
  if (format === 'text' && query.fieldsChosen && query.fields.some((field) => field !== 'text')) {
    throw new InvalidInput('fields', 'plain text holds the words alone');
  }
  return format;
}

function formatByAccept(accept: string | undefined): WordFormat {
  const types = wordFormats.map((format) => mediaTypes[format]);
  const type = negotiate(accept, types);
  const format = wordFormats.find((name) => mediaTypes[name] === type);
  if (format !== undefined) return format;
  throw new RequestRefused('not-acceptable', `this list comes as ${types.join(', ')}`);
}

function headersOf(request: ApiRequest, origin: string, facts: PageFacts): Record<string, string> {
  const links = [...nextLink(request, origin, facts), ...recipeLink(origin, facts)];
  return {
    vary: 'accept',
    ...(links.length > 0 && { link: links.join(', ') }),
    ...(facts.total !== undefined && { 'x-total-count': String(facts.total) }),
    ...(facts.seed !== undefined && { 'x-random-seed': encodeURIComponent(facts.seed) }),
    ...(facts.same !== undefined && { 'x-same-list': String(facts.same) }),
  };
}

/** A body cannot be followed: whoever sent one sends it again with the cursor. */
function nextLink(request: ApiRequest, origin: string, { next }: PageFacts): string[] {
  if (next === undefined || request.method === 'POST') return [];
  const { pathname, searchParams } = request.url;
  const search = new URLSearchParams(searchParams);
  search.set('cursor', next);
  return [`<${origin}${pathname}?${search.toString()}>; rel="next"`];
}

/** Longer ones no header has room for. */
const longestLink = 2000;

/** The recipe as an address that makes the list again, and tells whether it is still the same. */
function recipeLink(origin: string, { recipe }: PageFacts): string[] {
  if (recipe === undefined || recipe.lists?.some(({ name }) => name.startsWith('~')) === true) return [];
  const { parameters, words, sha256 } = recipe;
  const was = words !== undefined && sha256 !== undefined ? { was: shortHashOf({ words, sha256 }) } : {};
  const search = new URLSearchParams({ ...(parameters as Record<string, string>), ...was });
  const link = `<${origin}/api/words?${search.toString()}>; rel="canonical"`;
  return link.length > longestLink ? [] : [link];
}
