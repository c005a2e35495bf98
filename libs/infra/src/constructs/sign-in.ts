import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server/index.js';
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool/index.js';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client/index.js';
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain/index.js';
import { Construct } from 'constructs';

import { signInPrefix, tokenScope } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';
import type { Scope } from '../topology.ts';

/** Where `infra:sign-in` waits for the code; the page waits at its own address. */
export const signInCallback = 'http://localhost:8976/callback';

const scopeDescriptions: Readonly<Record<Scope, string>> = {
  'sources:read': 'See the registered sources, with their URLs',
  'sources:write': 'Register, change and delete sources',
  'runs:read': 'See runs, their progress, cost and failures',
  'runs:write': 'Start, cancel and retry runs, which costs money',
  'words:write': 'Correct what is said of words, and see who corrected what',
};

/** Operators, whom an administrator makes: nobody can register. */
export class SignIn extends Construct {
  readonly issuer: string;
  readonly clientId: string;

  constructor(stack: Construct, stage: Stage) {
    super(stack, 'sign-in');
    const pool = this.#addPool(stage);
    const { domain, stage: stageId } = stage.config;
    new CognitoUserPoolDomain(this, 'domain', { domain: signInPrefix(stageId, domain), userPoolId: pool.id });
    this.issuer = `https://${pool.endpoint}`;
    this.clientId = this.#addClient(stage, pool).id;
  }

  #addPool({ name, config: { isProduction } }: Stage): CognitoUserPool {
    return new CognitoUserPool(this, 'users', {
      name: name('operators'),
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      usernameAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      accountRecoverySetting: { recoveryMechanism: [{ name: 'verified_email', priority: 1 }] },
      passwordPolicy: { minimumLength: 14, temporaryPasswordValidityDays: 3 },
      mfaConfiguration: 'OPTIONAL',
      softwareTokenMfaConfiguration: { enabled: true },
      deletionProtection: isProduction ? 'ACTIVE' : 'INACTIVE',
      ...(isProduction ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }

  #addClient({ name, config: { domain } }: Stage, pool: CognitoUserPool): CognitoUserPoolClient {
    const scopes = Object.entries(scopeDescriptions);
    const api = new CognitoResourceServer(this, 'api', {
      name: name('api'),
      userPoolId: pool.id,
      identifier: `https://${domain}`,
      scope: scopes.map(([scopeName, scopeDescription]) => ({ scopeName, scopeDescription })),
    });
    return new CognitoUserPoolClient(this, 'operator', {
      name: name('operator'),
      userPoolId: pool.id,
      // A public client: the code is worth nothing without the verifier (PKCE) of who asked for it.
      generateSecret: false,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ['code'],
      allowedOauthScopes: ['openid', ...scopes.map(([scope]) => tokenScope(domain, scope))],
      supportedIdentityProviders: ['COGNITO'],
      callbackUrls: [signInCallback, `https://${domain}/lists`],
      logoutUrls: [`https://${domain}/lists`],
      // Managed login signs in by SRP: without it, a client may be refused there.
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: 1,
      idTokenValidity: 1,
      refreshTokenValidity: 1,
      tokenValidityUnits: [{ accessToken: 'hours', idToken: 'hours', refreshToken: 'days' }],
      dependsOn: [api],
    });
  }
}
