import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@word-list/adapters/testing';

/** A stand-in for Cognito's sign-in page: code and PKCE, and who asks is signed in without a question. */
export interface Identity {
  readonly origin: string;
  readonly clientId: string;
  /** Answers no to the next sign-in. */
  refuses: boolean;
  /** How long the next token is good for. */
  lifetimeSeconds: number;
  /** The token that was given last. */
  token: string;
  /** Where the last browser signed out and went. */
  signedOutTo: string | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startIdentity(): Promise<Identity> {
  const state = {
    clientId: 'page',
    refuses: false,
    lifetimeSeconds: 3600,
    token: '',
    signedOutTo: undefined as string | undefined,
  };
  const challenges = new Map<string, string>();

  const authorize = (query: URLSearchParams): string => {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (state.refuses) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      challenges.set(code, query.get('code_challenge') ?? '');
      back.searchParams.set('code', code);
    }
    return back.href;
  };

  const exchange = (form: URLSearchParams): string | undefined => {
    const code = form.get('code') ?? '';
    const challenge = challenges.get(code);
    challenges.delete(code);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (proof !== challenge || form.get('client_id') !== state.clientId) return undefined;
    const claims = { sub: randomUUID(), exp: Math.floor(Date.now() / 1000) + state.lifetimeSeconds };
    return `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://identity.example');
    if (pathname === '/oauth2/authorize') {
      response.writeHead(302, { location: authorize(searchParams) }).end();
    } else if (pathname === '/logout') {
      state.signedOutTo = searchParams.get('logout_uri') ?? '';
      response.writeHead(302, { location: state.signedOutTo }).end();
    } else {
      const token = exchange(new URLSearchParams(await text(request)));
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
      state.token = token ?? '';
      response
        .writeHead(token === undefined ? 400 : 200, headers)
        .end(JSON.stringify(token === undefined ? { error: 'invalid_grant' } : { access_token: token }));
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const { origin, stop } = await listen(server);
  return Object.assign(state, { origin, stop });
}
