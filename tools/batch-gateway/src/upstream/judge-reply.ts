import { errorWords } from '@word-list/domain';
import * as z from 'zod';
import type { Refusal } from '../answers/answerer.ts';

/** The last word of a server on one request. */
export interface UpstreamReply {
  readonly status: number;
  readonly document: unknown;
}

const errorCode = z
  .object({
    error: z.object({ code: z.string().nullish().catch(null), type: z.string().nullish().catch(null) }),
  })
  .transform(({ error }) => error.code ?? error.type ?? undefined);

const wrongKey: ReadonlySet<number> = new Set([401, 403]);
/** LiteLLM without a database looks for the key there, and says no more than this. */
const keyNotLookedUp = /No connected db/iu;
const badRequest: ReadonlySet<number> = new Set([400, 404, 422]);

const unknownModel =
  /model_not_found|\bmodel\b.{0,120}(?:not found|does not exist|not exist|unknown|no such)|(?:invalid|unknown|no such) model/iu;
const outOfMoney =
  /insufficient_quota|exceeded your current quota|billing|insufficient (?:credit|balance|fund)|payment required/iu;

/**
 * What a server will say to every request until a person has done something: a wrong key, an unknown model, no money.
 * Undefined for all else.
 */
export const finalRefusal = ({ status, document }: UpstreamReply): Refusal | undefined => {
  const words = errorWords(document);
  const code = refusalCode(status, words, codeOf(document));
  if (code === undefined) return undefined;
  const own = codeOf(document) ?? '';
  const message = own === '' ? words : words.replace(`${own}: `, '');
  return { code, message: message === '' ? `The server answered ${String(status)}.` : message };
};

/** What a server says of an endpoint that it does not have. */
const missingEndpoint: ReadonlySet<number> = new Set([404, 405, 501]);

export const isMissingEndpoint = (status: number): boolean => missingEndpoint.has(status);

const tooLong =
  /context.{0,20}(?:size|length|window)|too many (?:input )?tokens|(?:prompt|input|request).{0,40}too (?:long|large)|maximum.{0,20}tokens/iu;

/** The prompt, or the room for its answer, is larger than what the model's context holds. The model was not run. */
export const isTooLong = ({ status, document }: UpstreamReply): boolean =>
  (status === 400 || status === 413 || status === 422 || status === 500) &&
  tooLong.test(errorWords(document));

/** The server is there and reads its model into memory: nothing was begun. */
export const isLoading = ({ status, document }: UpstreamReply): boolean =>
  status === 503 && /loading|starting|warming|not ready|initiali[sz]/iu.test(errorWords(document));

/** Takes `{error: …}` with status 200 for what it is: LM Studio says so of an endpoint that it does not have. */
export const isErrorInDisguise = ({ status, document }: UpstreamReply): boolean =>
  status === 200 &&
  z
    .looseObject({ error: z.union([z.string().min(1), z.looseObject({ message: z.string() })]) })
    .safeParse(document).success &&
  !z.looseObject({ output: z.array(z.unknown()) }).safeParse(document).success &&
  !z.looseObject({ choices: z.array(z.unknown()) }).safeParse(document).success;

function refusalCode(status: number, words: string, own: string | undefined): string | undefined {
  if (wrongKey.has(status)) return own ?? 'invalid_api_key';
  if (status === 402 || (status === 429 && outOfMoney.test(words))) return 'insufficient_quota';
  return badRequest.has(status) ? codeOfBadRequest(words) : undefined;
}

function codeOfBadRequest(words: string): string | undefined {
  if (keyNotLookedUp.test(words)) return 'invalid_api_key';
  return unknownModel.test(words) ? 'model_not_found' : undefined;
}

function codeOf(document: unknown): string | undefined {
  return errorCode.safeParse(document).data;
}
