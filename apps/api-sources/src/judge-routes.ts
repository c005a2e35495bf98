import { answerJson, answerNothing, readBody, readBytes, type ApiRoutes } from '@word-list/adapters/http-api';
import { limits, type JudgeStore } from '@word-list/domain';
import {
  judgeInput,
  mediaTypes,
  noParameters,
  normsParameters,
  putNorms,
  viewNorms,
} from '@word-list/domain/api';
import { readQuery, withScope } from './route.ts';

const { csv, ndjson } = mediaTypes;

/** The routes by which operators import norms, say whom to believe first, whom to show, and who retires. */
export const judgeRoutes = (ports: { readonly judges: JudgeStore }): ApiRoutes => ({
  'PUT /api/judges/:id': withScope('runs:write', async (request) => {
    readQuery(request, noParameters);
    const { rank, public: isPublic, retired: isRetired } = readBody(request, judgeInput);
    await ports.judges.change(request.param('id'), { rank, isPublic, isRetired });
    return answerNothing(204);
  }),

  'GET /api/norms': withScope('words:write', async (request) => {
    readQuery(request, noParameters);
    return answerJson(viewNorms(await ports.judges.norms()));
  }),

  'PUT /api/judges/:id/opinions': withScope('words:write', async (request) => {
    const parameters = readQuery(request, normsParameters);
    const { bytes, type } = readBytes(request, [csv, ndjson], limits.normsBytes);
    const form = type === csv ? 'csv' : 'ndjson';
    const { isNew, view } = await putNorms(ports)(request.param('id'), parameters, { form, bytes });
    return answerJson(view, { status: isNew ? 201 : 200 });
  }),
});
