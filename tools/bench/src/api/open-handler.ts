import path from 'node:path';
import { startParameters } from '@word-list/adapters/testing';
import * as z from 'zod';
import { apiCaller } from '@word-list/adapters/http-api/testing';

const bundle = path.resolve(import.meta.dirname, '../../../../dist/apps/api-words/index.mjs');

const bundleExports = z.object({
  handler: z.function({ input: [z.unknown()], output: z.promise(z.unknown()) }),
});

const result = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

/** The built function api-words in this process, on this database. */
export const openHandler = async (databaseUrl: string) => {
  const store = await startParameters({ '/bench/database': databaseUrl, '/bench/cursor': 'a key' });
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_SSM: store.origin,
    DATABASE_URL_PARAMETER: '/bench/database',
    CURSOR_KEY_PARAMETER: '/bench/cursor',
    API_ORIGIN: 'https://words.example',
    SIGN_IN_ORIGIN: '',
    SIGN_IN_CLIENT: '',
    CHUNK_BUCKET: 'bench',
  });
  const { handler } = bundleExports.parse(await import(bundle));
  const call = apiCaller(async (event) => result.parse(await handler(event)));
  return { call, stop: () => store.stop() };
};
