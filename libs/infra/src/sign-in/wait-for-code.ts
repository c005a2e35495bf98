import { createServer } from 'node:http';

import { signInCallback } from '../constructs/sign-in.ts';
import { type SignInAttempt, readCode } from './code-exchange.ts';

export interface WaitSettings {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly onListening?: (port: number) => void;
}

const callbackPort = Number(new URL(signInCallback).port);

/** Waits, on this machine only, for the browser to come back from the sign-in page with the code. */
export const waitForCode = (
  attempt: SignInAttempt,
  { port, onListening }: WaitSettings = { port: callbackPort },
): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/callback') !== true) {
        response.writeHead(404).end();
        return;
      }
      const settle = (text: string, then: () => void) => {
        response.writeHead(200, { 'content-type': 'text/plain', connection: 'close' }).end(text);
        server.close(then);
      };
      try {
        const code = readCode(request.url, attempt);
        settle('Signed in. You can close this page.\n', () => resolve(code));
      } catch (error) {
        settle('Not signed in. The terminal says why.\n', () =>
          reject(error instanceof Error ? error : new Error('Not signed in', { cause: error })),
        );
      }
    });
    server.on('error', reject);
    server.listen(port, 'localhost', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') onListening?.(address.port);
    });
  });
