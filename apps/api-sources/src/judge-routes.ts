import { readBody, readBytes } from '@word-list/adapters/http-api';
import { limits, type JudgeStore } from '@word-list/domain';
import {
  judgeInput,
  mediaTypes,
  noParameters,
  normsParameters,
  putNorms,
  viewNorms,
} from '@word-list/domain/api';
import type { Hono } from 'hono';
import { readQuery, withScope, type ApiEnv } from './route.ts';

const { csv, ndjson } = mediaTypes;

/** Adds the routes by which operators import norms, say whom to believe first, whom to show, and who retires. */
export const addJudgeRoutes = (app: Hono<ApiEnv>, ports: { readonly judges: JudgeStore }): void => {
  app.put('/api/judges/:id', withScope('runs:write'), async (context) => {
    readQuery(context, noParameters);
    const { rank, public: isPublic, retired: isRetired } = await readBody(context.req.raw, judgeInput);
    await ports.judges.change(context.req.param('id'), { rank, isPublic, isRetired });
    return context.body(null, 204);
  });

  app.get('/api/norms', withScope('words:write'), async (context) => {
    readQuery(context, noParameters);
    return context.json(viewNorms(await ports.judges.norms()));
  });

  app.put('/api/judges/:id/opinions', withScope('words:write'), async (context) => {
    const parameters = readQuery(context, normsParameters);
    const { bytes, type } = await readBytes(context.req.raw, [csv, ndjson], limits.normsBytes);
    const form = type === csv ? 'csv' : 'ndjson';
    const { isNew, view } = await putNorms(ports)(context.req.param('id'), parameters, { form, bytes });
    return context.json(view, isNew ? 201 : 200);
  });
};
