/** Signs an operator in by the browser and prints an access token for the API. */
import { randomBytes } from 'node:crypto';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { readConfig } from '../config.ts';
import { signInOrigin, tokenScope } from '../names.ts';
import { routes } from '../topology.ts';
import { authorizeUrl, exchangeCode } from './code-exchange.ts';
import { findClient } from './find-client.ts';
import { waitForCode } from './wait-for-code.ts';

const runCommand = makeRunCommand(process.env);

await explainFailure(async () => {
  const { stage, region, domain } = readConfig(process.env);
  const page = {
    origin: signInOrigin({ stage, domain, region }),
    clientId: await findClient(runCommand)({ stage, region }),
  };
  const attempt = { state: randomBytes(16).toString('hex'), verifier: randomBytes(48).toString('base64url') };
  const scopes = new Set(
    routes.flatMap(({ scope }) => (scope === undefined ? [] : [tokenScope(domain, scope)])),
  );
  // The token alone goes to standard output, so that a shell can keep it in a variable.
  console.error(`Open this page and sign in:\n\n${authorizeUrl(page, attempt, [...scopes])}\n`);
  const code = await waitForCode(attempt);
  const { token, seconds } = await exchangeCode(fetch)(page, attempt, code);
  console.error(`The token is good for ${Math.floor(seconds / 60)} minutes.`);
  console.log(token);
});
