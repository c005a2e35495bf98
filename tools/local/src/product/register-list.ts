import { isDeepStrictEqual } from 'node:util';
import type { Stack } from '../stack/start-stack.ts';
import type { ApiClient, SourceView } from './api-client.ts';
import type { Options } from './options.ts';

/** The source of the list that was asked for, through the API: a file of this machine is served to the pipeline. */
export const registerList = async (
  api: ApiClient,
  stack: Pick<Stack, 'sources'>,
  { list, format }: Pick<Options, 'list' | 'format'>,
): Promise<SourceView> => {
  const url = list.kind === 'url' ? list.key : stack.sources.serve(list.key);
  const wanted = { name: list.name, url, format };
  const known = (await api.sources()).find((source) => source.url === url);
  if (known === undefined) return api.addSource(wanted);
  if (known.name === wanted.name && isDeepStrictEqual(known.format, format)) return known;
  return api.changeSource(known, wanted);
};
