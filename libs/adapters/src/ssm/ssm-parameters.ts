import { NotFound, type Parameters } from '@word-list/domain';
import type { Parameter, SsmService } from './ssm-service.ts';

/** The service takes ten names a call. */
const namesPerCall = 10;

interface Waiting {
  readonly name: string;
  readonly resolve: (value: string) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Decrypted SSM parameters. Names that are asked for in one turn share a call; a value is kept for the life of
 * the process, a failure is not.
 */
export const ssmParameters = (client: SsmService): Parameters => {
  const values = new Map<string, Promise<string>>();
  let waiting: Waiting[] = [];

  const fetchSome = async (some: readonly Waiting[]): Promise<void> => {
    try {
      const Names = some.map(({ name }) => name);
      const answer = await client.call('GetParameters', { Names, WithDecryption: true });
      settle(some, answer.Parameters);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  };

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += namesPerCall) void fetchSome(all.slice(at, at + namesPerCall));
  };

  const ask = (name: string): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    if (waiting.length === 0) queueMicrotask(flush);
    waiting.push({ name, resolve, reject });
    promise.catch(() => values.delete(name));
    return promise;
  };

  return {
    get(name) {
      const value = values.get(name) ?? ask(name);
      values.set(name, value);
      return value;
    },
  };
};

function settle(waiting: readonly Waiting[], found: readonly Parameter[]): void {
  const byName = new Map(found.map(({ Name, Value }) => [Name, Value]));
  for (const { name, resolve, reject } of waiting) {
    const value = byName.get(name);
    if (value === undefined) reject(new NotFound('parameter', name));
    else resolve(value);
  }
}
