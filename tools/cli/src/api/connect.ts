import { resolve } from 'node:path';
import type { ApiClient } from '@word-list/domain/api/client';
import { UsageError } from '../../../local/src/product/errors.ts';
import { openApi } from '../../../local/src/product/open-api.ts';
import { findStack, type StackAddress } from '../../../local/src/stack/stack-address.ts';
import type { Surroundings } from '../command.ts';

/** An API that words are asked from. */
export interface Api {
  readonly client: ApiClient;
  readonly origin: string;
}

/** Which API is meant. */
export interface Where {
  readonly api?: string | undefined;
  readonly dataDir?: string | undefined;
}

/**
 * The API that the options name, else that of the stack that runs on this folder, else that of the clone which the
 * program belongs to. Nothing is asked yet. Throws an error that says how to start one.
 */
export function connect(where: Where, around: Surroundings): Api {
  const api = findApi(where, around);
  if (api !== undefined) return api;
  const place = where.dataDir === undefined ? 'here' : `on ${where.dataDir}`;
  throw new Error(
    `no stack runs ${place}: start one with wordlist score words.txt --serve, or npm start; or name an API with --api <address>`,
  );
}

/** The same; undefined where none is named and none runs. */
export function findApi(where: Where, { environment, signal, root }: Surroundings): Api | undefined {
  const address = where.api === undefined ? findHere(where, root) : namedApi(where.api, environment);
  return address && { client: openApi({ ...address, signal }), origin: address.origin };
}

/** Operators of an API elsewhere have a token; it is no argument, because others see those. */
function namedApi(given: string, environment: Surroundings['environment']): StackAddress {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw new UsageError(`--api ${given} is no address: write one such as https://words.example`);
  }
  return { origin: url.origin, token: environment['WORD_LIST_TOKEN'] };
}

function findHere({ dataDir }: Where, root: string): StackAddress | undefined {
  const folders = dataDir === undefined ? [resolve('.wordlist'), resolve(root, '.wordlist')] : [dataDir];
  return folders.map(findStack).find((stack) => stack !== undefined);
}
