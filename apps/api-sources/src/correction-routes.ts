import { answerJson, answerNothing, readBody, type ApiRoutes } from '@word-list/adapters/http-api';
import {
  correctionInput,
  correctionListParameters,
  correctWord,
  noParameters,
  readWord,
  takeBackCorrection,
  takePage,
  viewCorrection,
  type CorrectionPorts,
} from '@word-list/domain/api';
import { readQuery, withScope } from './route.ts';

/** The routes of editors. */
export const correctionRoutes = (ports: CorrectionPorts & { readonly cursorKey: string }): ApiRoutes => ({
  'PUT /api/words/:word/correction': withScope('words:write', async (request) => {
    readQuery(request, noParameters);
    const input = readBody(request, correctionInput);
    return answerJson(await correctWord(ports)(request.param('word'), input, request.caller.name));
  }),

  'DELETE /api/words/:word/correction': withScope('words:write', async (request) => {
    readQuery(request, noParameters);
    await takeBackCorrection(ports)(request.param('word'), request.caller.name);
    return answerNothing(204);
  }),

  'GET /api/corrections': withScope('words:write', async (request) => {
    const { word, ...page } = readQuery(request, correctionListParameters);
    const text = word === undefined ? undefined : readWord(word);
    const { entries, next } = await takePage(
      {
        seal: { key: ports.cursorKey, purpose: `corrections of ${text ?? 'all words'}` },
        read: (options) => ports.corrections.list({ ...options, text }),
        nameOf: ({ id }) => id,
      },
      page,
    );
    return answerJson({
      corrections: entries.map(viewCorrection),
      ...(next !== undefined && { next }),
    });
  }),
});
