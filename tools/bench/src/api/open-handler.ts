import path from 'node:path';
import { startParameters } from '@word-list/adapters/testing';
import * as z from 'zod';
import { apiCaller } from '@word-list/adapters/http-api/testing';
import { readerEnvironment } from '../reader-environment.ts';

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
    ...readerEnvironment,
    AWS_ENDPOINT_URL_SSM: store.origin,
  });
  const { handler } = bundleExports.parse(await import(bundle));
  const call = apiCaller(async (event) => result.parse(await handler(event)));
  return { call, stop: () => store.stop() };
};
