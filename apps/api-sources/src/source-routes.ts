import {
  answerJson,
  answerNothing,
  readBody,
  type ApiAnswer,
  type ApiRoutes,
} from '@word-list/adapters/http-api';
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
import { readQuery, withScope } from './route.ts';

type Ports = SourcePorts & { readonly cursorKey: string };

/** A source may hold its list: JSON escapes make it longer. */
const mostBodyBytes = 4 * limits.keptListBytes;

const answerSource = (source: Source, status: 200 | 201 = 200): ApiAnswer =>
  answerJson(source, {
    status,
    headers: {
      etag: sourceTag(source),
      ...(status === 201 && { location: `/api/sources/${source.id}` }),
    },
  });

const reads = (ports: Ports): ApiRoutes => ({
  'GET /api/sources': withScope('sources:read', async (request) => {
    const page = readQuery(request, sourceListParameters);
    const { entries: sources, next } = await takePage(
      {
        seal: { key: ports.cursorKey, purpose: 'sources' },
        read: (options) => ports.sources.list(options),
        nameOf: ({ id }) => id,
      },
      page,
    );
    return answerJson({ sources, ...(next !== undefined && { next }) });
  }),

  'GET /api/sources/:id': withScope('sources:read', async (request) => {
    readQuery(request, noParameters);
    return answerSource(await showSource(ports)(request.param('id')));
  }),
});

const writes = (ports: Ports): ApiRoutes => ({
  'POST /api/sources': withScope('sources:write', async (request) => {
    readQuery(request, noParameters);
    const input = readBody(request, sourceInput, mostBodyBytes);
    return answerSource(await addSource(ports)(input), 201);
  }),

  'PUT /api/sources/:id': withScope('sources:write', async (request) => {
    readQuery(request, noParameters);
    const input = readBody(request, sourceInput, mostBodyBytes);
    const ifMatch = request.headers['if-match'];
    return answerSource(await replaceSource(ports)(request.param('id'), input, ifMatch));
  }),

  'PUT /api/sources/:id/list': withScope('sources:write', async (request) => {
    readQuery(request, noParameters);
    const input = readBody(request, listInput);
    await ports.lists.setPublic(request.param('id'), input.public);
    return answerNothing(204);
  }),

  'DELETE /api/sources/:id': withScope('sources:write', async (request) => {
    readQuery(request, noParameters);
    await removeSource(ports)(request.param('id'), request.headers['if-match']);
    return answerNothing(204);
  }),
});

/** The routes of sources. */
export const sourceRoutes = (ports: Ports): ApiRoutes => ({ ...reads(ports), ...writes(ports) });
