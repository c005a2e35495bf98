import { createHash } from 'node:crypto';

import * as z from 'zod';

import { signInCallback } from '../constructs/sign-in.ts';

export interface SignInPage {
  /** `https://<prefix>.auth.<region>.amazoncognito.com` */
  readonly origin: string;
  readonly clientId: string;
}

export interface SignInAttempt {
  /** Proves that the answer belongs to this question. */
  readonly state: string;
  /** Proves that who exchanges the code is who asked for it (PKCE); 43 to 128 letters. */
  readonly verifier: string;
}

/** Where an operator's browser has to go. */
export const authorizeUrl = (
  { origin, clientId }: SignInPage,
  { state, verifier }: SignInAttempt,
  scopes: readonly string[],
): string => {
  const url = new URL('/oauth2/authorize', origin);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: signInCallback,
    scope: scopes.join(' '),
    state,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  }).toString();
  return url.href;
};

/** The code that the browser brings back. Throws when the sign-in failed, or answers another question. */
export const readCode = (requestUrl: string, { state }: SignInAttempt): string => {
  const { searchParams } = new URL(requestUrl, signInCallback);
  const refused = searchParams.get('error');
  if (refused !== null) throw new Error(`The sign-in page refused: ${refused}`);
  const code = searchParams.get('code');
  if (code === null || searchParams.get('state') !== state)
    throw new Error('That answer does not belong to this sign-in');
  return code;
};

const tokens = z.object({ access_token: z.string(), expires_in: z.number() });

/** Turns the code into an access token for the API. */
export const exchangeCode =
  (request: typeof fetch) =>
  async ({ origin, clientId }: SignInPage, { verifier }: SignInAttempt, code: string) => {
    const response = await request(new URL('/oauth2/token', origin), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: signInCallback,
        code,
        code_verifier: verifier,
      }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`The sign-in page answered ${response.status} to the code`);
    const { access_token: token, expires_in: seconds } = tokens.parse(await response.json());
    return { token, seconds };
  };
