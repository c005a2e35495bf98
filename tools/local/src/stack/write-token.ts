import { writeFileSync } from 'node:fs';
import { routes, type Scope } from '@word-list/topology';
import type { TokenIssuer } from '../http-front/token-issuer.ts';

const tokenLifetime = '30 days';

const allScopes = (): Scope[] => [
  ...new Set(routes.flatMap(({ scope }) => (scope === undefined ? [] : [scope]))),
];

/** Writes a token for everything, for the person at this machine, who alone may read it. Answers the token. */
export const writeToken = async (path: string, issuer: TokenIssuer): Promise<string> => {
  const token = await issuer.issue(allScopes(), tokenLifetime);
  writeFileSync(path, `${token}\n`, { mode: 0o600 });
  return token;
};
