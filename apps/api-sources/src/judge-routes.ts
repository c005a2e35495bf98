import { readBody } from '@word-list/adapters/http-api';
import type { JudgeStore } from '@word-list/domain';
import { judgeInput, noParameters } from '@word-list/domain/api';
import type { Hono } from 'hono';
import { readQuery, withScope, type ApiEnv } from './route.ts';

/** Adds the route by which operators say whom to believe first. */
export const addJudgeRoutes = (app: Hono<ApiEnv>, { judges }: { readonly judges: JudgeStore }): void => {
  app.put('/api/judges/:id', withScope('runs:write'), async (context) => {
    readQuery(context, noParameters);
    const { rank } = await readBody(context.req.raw, judgeInput);
    await judges.setRank(context.req.param('id'), rank);
    return context.body(null, 204);
  });
};
