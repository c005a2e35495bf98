import { readBody, type ApiAnswer, type ApiRequest } from '@word-list/adapters/http-api';
import { limits } from '@word-list/domain';
import {
  checkRequest,
  checkWords,
  chooseCatalogue,
  findLists,
  noParameters,
  readParameters,
  readParametersOf,
  readWordsQuery,
  sentLists,
  verifyList,
  verifyRequest,
} from '@word-list/domain/api';
import { answerOnce } from './answer-cached.ts';
import type { WordsPorts } from './answer-words.ts';

/** Answers `POST /api/check`. */
export async function answerCheck(request: ApiRequest, ports: WordsPorts): Promise<ApiAnswer> {
  readParameters(noParameters, request.url.search);
  const body = readBody(request, checkRequest, limits.sentBytes);
  return answerJson(await checkWords(ports, body));
}

/** Answers `POST /api/verify`. */
export async function answerVerify(request: ApiRequest, served: WordsPorts): Promise<ApiAnswer> {
  const { cursorKey: key, drawSeed, pause } = served;
  readParameters(noParameters, request.url.search);
  const { recipe, list, ...along } = readBody(request, verifyRequest, limits.sentBytes);
  const sent = await sentLists(along, pause);
  const parameters = readParametersOf(recipe, sent);
  const catalogue = await chooseCatalogue(served.catalogue, parameters.judge);
  const ports = { ...served, catalogue };
  const named = await findLists(parameters, ports);
  const query = readWordsQuery(parameters, { key, drawSeed, sent: sent.lists, named });
  const state = await catalogue.state();
  return answerJson(await verifyList(ports, { query, recipe, list, state }));
}

function answerJson(value: object): ApiAnswer {
  return answerOnce({ body: JSON.stringify(value), type: 'application/json' });
}
