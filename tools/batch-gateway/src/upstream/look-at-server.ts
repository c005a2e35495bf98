import { errorWords, serverWords } from '@word-list/domain';
import * as z from 'zod';
import type { Answer, Refusal } from '../answers/answerer.ts';
import { finalRefusal, isLoading, isMissingEndpoint, type UpstreamReply } from './judge-reply.ts';
import type { UpstreamOptions } from './upstream-options.ts';

export type ServerAddress = Pick<UpstreamOptions, 'baseUrl' | 'apiKey' | 'model'>;

/** What a first look at a server shows. */
export type FirstLook =
  | { readonly kind: 'fine' }
  /** It is not there, or not ready: it can be waited for. */
  | { readonly kind: 'away'; readonly words: string }
  /** It will refuse every request. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const patienceMs = 10_000;

/**
 * Looks at a server before anything is asked, by its list of models: whether it is there, takes the key, and has the
 * model. A server without such a list is fine.
 */
export const lookAtServer = async (server: ServerAddress): Promise<FirstLook> => {
  const { baseUrl } = server;
  const reply = await getModels(server).catch((error: unknown) => reasonOf(error));
  if (typeof reply === 'string') return { kind: 'away', words: `${baseUrl} does not answer (${reply})` };
  if (isLoading(reply))
    return { kind: 'away', words: `${baseUrl} is not ready: ${errorWords(reply.document)}` };
  const refusal = finalRefusal(reply) ?? (await wrongAddress(server, reply)) ?? withoutModel(server, reply);
  return refusal === undefined ? { kind: 'fine' } : { kind: 'refused', refusal };
};

/** Turns an answer that no endpoint gave into one that says which address would have. */
export const adviseOnAddress = async (
  server: ServerAddress,
  answer: Answer,
  signal: AbortSignal,
): Promise<Answer> => {
  if (!isMissingEndpoint(answer.status) || answer.stop !== undefined) return answer;
  signal.throwIfAborted();
  const reply = { status: answer.status, document: answer.body };
  const stop = (await wrongAddress(server, reply)) ?? {
    code: 'no_such_endpoint',
    message: `${server.baseUrl} has neither /responses nor /chat/completions: ${errorWords(answer.body)}`,
  };
  return { ...answer, stop };
};

const modelList = z.object({
  data: z.array(z.object({ id: z.string(), owned_by: z.string().nullish().catch(null) })).min(1),
});

const mostNamed = 8;

async function getModels({ baseUrl, apiKey }: ServerAddress): Promise<UpstreamReply> {
  const response = await fetch(`${trimmed(baseUrl)}/models`, {
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'manual',
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
  });
  const text = await response.text();
  try {
    return { status: response.status, document: JSON.parse(text) };
  } catch {
    return { status: response.status, document: serverWords(text) };
  }
}

function trimmed(baseUrl: string): string {
  return baseUrl.replace(/\/+$/u, '');
}

/** `fetch failed` says nothing: what lies beneath does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

async function wrongAddress(server: ServerAddress, { status }: UpstreamReply): Promise<Refusal | undefined> {
  const baseUrl = `${trimmed(server.baseUrl)}/v1`;
  if (!isMissingEndpoint(status) || /\/v1\/*$/u.test(server.baseUrl)) return undefined;
  const there = await getModels({ ...server, baseUrl }).catch(() => undefined);
  if (there?.status !== 200) return undefined;
  return {
    code: 'wrong_base_url',
    message: `${server.baseUrl} has no models, ${baseUrl} has: use that address`,
  };
}

function withoutModel(
  { baseUrl, model }: ServerAddress,
  { status, document }: UpstreamReply,
): Refusal | undefined {
  const list = modelList.safeParse(document);
  if (status !== 200 || model === undefined || !list.success || takesAnyName(list.data)) return undefined;
  const names = list.data.data.map(({ id }) => id);
  if (names.includes(model) || names.includes(`${model}:latest`)) return undefined;
  const more = names.length > mostNamed ? ', …' : '';
  const message = `${baseUrl} has no model ${model}; it has ${names.slice(0, mostNamed).join(', ')}${more}`;
  return { code: 'model_not_found', message: serverWords(message) };
}

/** llama.cpp answers with the model that it was started with, under any name; a `*` stands for models not named. */
function takesAnyName({ data }: z.infer<typeof modelList>): boolean {
  return data.some(({ id, owned_by: owner }) => owner === 'llamacpp' || id.includes('*'));
}
