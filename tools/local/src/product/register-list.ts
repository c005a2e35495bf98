import { isDeepStrictEqual } from 'node:util';
import type { Stack } from '../stack/start-stack.ts';
import type { StackClient, SourceView } from './api-client.ts';
import type { ListChoice, Options } from './options.ts';

/** The source of the list that was asked for, through the API: a file of this machine is served to the pipeline. */
export const registerList = async (
  api: StackClient,
  stack: Pick<Stack, 'sources'>,
  { list, format }: Pick<Options, 'format'> & { readonly list: ListChoice },
): Promise<SourceView> => {
  const url = list.kind === 'url' ? list.key : stack.sources.serve(list.key);
  const wanted = { name: list.name, url, format };
  const known = (await api.sources()).find((source) => isSameList(source.url, url, list.kind));
  if (known === undefined) return api.addSource(wanted);
  const { name, url: knownUrl, format: knownFormat } = known;
  if (isDeepStrictEqual({ name, url: knownUrl, format: knownFormat }, wanted)) return known;
  return api.changeSource(known, wanted);
};

/** The same list: the port at which a file is served may be another one than last time, its path stays. */
function isSameList(one: string, other: string, kind: ListChoice['kind']): boolean {
  return one === other || (kind === 'file' && new URL(one).pathname === new URL(other).pathname);
}
