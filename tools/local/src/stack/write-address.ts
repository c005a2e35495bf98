import { writeFileSync } from 'node:fs';
import { routes, type Scope } from '@word-list/topology';
import type { TokenIssuer } from '../http-front/token-issuer.ts';
import type { DataDir } from './data-dir.ts';
import { noteOrigin } from './stack-address.ts';

const tokenLifetime = '30 days';

interface Address {
  readonly origin: string;
  readonly issuer: TokenIssuer;
}

/**
 * Writes where the stack answers, and a token for everything, for the person at this machine, who alone may read it.
 * Answers the token.
 */
export const writeAddress = async (dataDir: DataDir, { origin, issuer }: Address): Promise<string> => {
  const token = await issuer.issue(allScopes(), tokenLifetime);
  writeFileSync(dataDir.token, `${token}\n`, { mode: 0o600 });
  noteOrigin(dataDir.root, origin);
  return token;
};

function allScopes(): Scope[] {
  return [...new Set(routes.flatMap(({ scope }) => (scope === undefined ? [] : [scope])))];
}
