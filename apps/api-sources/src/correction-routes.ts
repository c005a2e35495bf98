import { readBody } from '@word-list/adapters/http-api';
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
import type { Hono } from 'hono';
import { readQuery, withScope, type ApiEnv } from './route.ts';

/** Adds the routes of editors. */
export const addCorrectionRoutes = (
  app: Hono<ApiEnv>,
  ports: CorrectionPorts & { readonly cursorKey: string },
): void => {
  app.put('/api/words/:word/correction', withScope('words:write'), async (context) => {
    readQuery(context, noParameters);
    const input = await readBody(context.req.raw, correctionInput);
    return context.json(await correctWord(ports)(context.req.param('word'), input, context.env.name));
  });

  app.delete('/api/words/:word/correction', withScope('words:write'), async (context) => {
    readQuery(context, noParameters);
    await takeBackCorrection(ports)(context.req.param('word'), context.env.name);
    return context.body(null, 204);
  });

  app.get('/api/corrections', withScope('words:write'), async (context) => {
    const { word, ...page } = readQuery(context, correctionListParameters);
    const text = word === undefined ? undefined : readWord(word);
    const { entries, next } = await takePage(
      {
        seal: { key: ports.cursorKey, purpose: `corrections of ${text ?? 'all words'}` },
        read: (options) => ports.corrections.list({ ...options, text }),
        nameOf: ({ id }) => id,
      },
      page,
    );
    return context.json({
      corrections: entries.map(viewCorrection),
      ...(next !== undefined && { next }),
    });
  });
};
