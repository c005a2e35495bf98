import { describe, expect, it } from 'vitest';

import { authorizeUrl, exchangeCode, readCode } from './code-exchange.ts';
import { findClient } from './find-client.ts';
import { waitForCode } from './wait-for-code.ts';

const page = { origin: 'https://word-list.auth.eu-west-1.amazoncognito.com', clientId: 'client' };
// The verifier and its challenge of RFC 7636, appendix B.
const attempt = { state: 'abc', verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };

describe('signing in', () => {
  it('asks for a code that only the holder of the verifier can use', () => {
    const url = new URL(authorizeUrl(page, attempt, ['https://words.example.org/runs:write']));

    expect(url.origin + url.pathname).toBe(`${page.origin}/oauth2/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'http://localhost:8976/callback',
      scope: 'https://words.example.org/runs:write',
      state: 'abc',
      code_challenge_method: 'S256',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    });
  });

  it('takes the code of its own question only', () => {
    expect(readCode('/callback?code=42&state=abc', attempt)).toBe('42');
    expect(() => readCode('/callback?code=42&state=other', attempt)).toThrow('does not belong');
    expect(() => readCode('/callback?state=abc', attempt)).toThrow('does not belong');
    expect(() => readCode('/callback?error=access_denied&state=abc', attempt)).toThrow('access_denied');
  });

  it('exchanges the code for a token, with the verifier', async () => {
    const asked: Request[] = [];
    const request: typeof fetch = async (input, init) => {
      asked.push(new Request(input, init));
      return Response.json({ access_token: 'token', expires_in: 3600, token_type: 'Bearer' });
    };

    expect(await exchangeCode(request)(page, attempt, '42')).toEqual({ token: 'token', seconds: 3600 });
    expect(await asked[0]?.text()).toBe(
      `grant_type=authorization_code&client_id=client&redirect_uri=http%3A%2F%2Flocalhost%3A8976%2Fcallback&code=42&code_verifier=${attempt.verifier}`,
    );
  });

  it('says so when the code is refused', async () => {
    const request: typeof fetch = async () => Response.json({ error: 'invalid_grant' }, { status: 400 });

    await expect(exchangeCode(request)(page, attempt, '42')).rejects.toThrow('answered 400');
  });

  it('waits on this machine for the browser, and answers nothing else', async () => {
    let listening: (port: number) => void = () => undefined;
    const port = new Promise<number>((resolve) => (listening = resolve));
    const code = waitForCode(attempt, { port: 0, onListening: listening });
    const origin = `http://localhost:${await port}`;

    const other = await fetch(`${origin}/favicon.ico`);
    const answer = await fetch(`${origin}/callback?code=42&state=abc`);

    expect(other.status).toBe(404);
    expect(await answer.text()).toContain('Signed in');
    expect(await code).toBe('42');
  });

  it('ends with the reason when the page refuses', async () => {
    let listening: (port: number) => void = () => undefined;
    const port = new Promise<number>((resolve) => (listening = resolve));
    const code = waitForCode(attempt, { port: 0, onListening: listening });
    const ended = expect(code).rejects.toThrow('access_denied');

    await fetch(`http://localhost:${await port}/callback?error=access_denied&state=abc`);

    await ended;
  });
});

describe('finding the client', () => {
  it('asks for the pool of the stage and its client', async () => {
    const answers = ['eu-west-1_pool\n', 'client-id\n'];
    const asked: string[] = [];
    const run = async (_: string, args: readonly string[]) => {
      asked.push(args.join(' '));
      return answers.shift() ?? '';
    };

    expect(await findClient(run)({ stage: 'staging', region: 'eu-west-1' })).toBe('client-id');
    expect(asked[0]).toContain("UserPools[?Name=='word-list-staging-operators'].Id");
    expect(asked[1]).toContain('--user-pool-id eu-west-1_pool');
  });

  it('says that the stage is not deployed when there is none', async () => {
    await expect(findClient(async () => '\n')({ stage: 'staging', region: 'eu-west-1' })).rejects.toThrow(
      'staging is not deployed',
    );
  });
});
