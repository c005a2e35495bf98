import { readBody } from '@word-list/adapters/http-api';
import { limits, type Source } from '@word-list/domain';
import {
  addSource,
  listInput,
  noParameters,
  removeSource,
  replaceSource,
  showSource,
  sourceInput,
  sourceListParameters,
  sourceTag,
  takePage,
  type SourcePorts,
} from '@word-list/domain/api';
import type { Context, Hono } from 'hono';
import { readQuery, withScope, type ApiEnv } from './route.ts';

type Ports = SourcePorts & { readonly cursorKey: string };

/** A source may hold its list: JSON escapes make it longer. */
const mostBodyBytes = 4 * limits.keptListBytes;

const answerSource = (context: Context<ApiEnv>, source: Source, status: 200 | 201 = 200): Response =>
  context.json(source, status, {
    etag: sourceTag(source),
    ...(status === 201 && { location: `/api/sources/${source.id}` }),
  });

const addReads = (app: Hono<ApiEnv>, ports: Ports): void => {
  app.get('/api/sources', withScope('sources:read'), async (context) => {
    const page = readQuery(context, sourceListParameters);
    const { entries: sources, next } = await takePage(
      {
        seal: { key: ports.cursorKey, purpose: 'sources' },
        read: (options) => ports.sources.list(options),
        nameOf: ({ id }) => id,
      },
      page,
    );
    return context.json({ sources, ...(next !== undefined && { next }) });
  });

  app.get('/api/sources/:id', withScope('sources:read'), async (context) => {
    readQuery(context, noParameters);
    return answerSource(context, await showSource(ports)(context.req.param('id')));
  });
};

const addWrites = (app: Hono<ApiEnv>, ports: Ports): void => {
  app.post('/api/sources', withScope('sources:write'), async (context) => {
    readQuery(context, noParameters);
    const input = await readBody(context.req.raw, sourceInput, mostBodyBytes);
    return answerSource(context, await addSource(ports)(input), 201);
  });

  app.put('/api/sources/:id', withScope('sources:write'), async (context) => {
    readQuery(context, noParameters);
    const input = await readBody(context.req.raw, sourceInput, mostBodyBytes);
    const ifMatch = context.req.header('if-match');
    return answerSource(context, await replaceSource(ports)(context.req.param('id'), input, ifMatch));
  });

  app.put('/api/sources/:id/list', withScope('sources:write'), async (context) => {
    readQuery(context, noParameters);
    const input = await readBody(context.req.raw, listInput);
    await ports.lists.setPublic(context.req.param('id'), input.public);
    return context.body(null, 204);
  });

  app.delete('/api/sources/:id', withScope('sources:write'), async (context) => {
    readQuery(context, noParameters);
    await removeSource(ports)(context.req.param('id'), context.req.header('if-match'));
    return context.body(null, 204);
  });
};

/** Adds the routes of sources. */
export const addSourceRoutes = (app: Hono<ApiEnv>, ports: Ports): void => {
  addReads(app, ports);
  addWrites(app, ports);
};
