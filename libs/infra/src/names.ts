import { createHash } from 'node:crypto';

/** The name of anything of a stage. */
export const stageName = (stage: string, name: string): string => `word-list-${stage}-${name}`;

/** The name of a secret in the parameter store. */
export const parameterPath = (stage: string, name: string): string => `/word-list/${stage}/${name}`;

/** Where the state of one stack of one stage lies in the state bucket. */
export const stateKey = (stage: string, stack: string): string => `word-list/${stage}/${stack}.tfstate`;

/** CockroachDB Cloud takes names of at most 20 characters. */
export const clusterName = (stage: string): string => `word-list-${stage}`;

/** Where the metrics of a stage's functions are gathered. */
export const metricNamespace = (stage: string): string => `word-list/${stage}`;

/** The sign-in page's host is `<prefix>.auth.<region>.amazoncognito.com`; prefixes are shared by all accounts. */
export const signInPrefix = (stage: string, domain: string): string =>
  stageName(stage, worldwideSuffix(domain));

/** Where operators of a stage sign in. */
export const signInOrigin = (of: {
  readonly stage: string;
  readonly domain: string;
  readonly region: string;
}): string => `https://${signInPrefix(of.stage, of.domain)}.auth.${of.region}.amazoncognito.com`;

/** A route's scope as tokens carry it: Cognito puts the identifier of the resource server in front. */
export const tokenScope = (domain: string, scope: string): string => `https://${domain}/${scope}`;

/** Eight letters that tell apart what must be unique in the world. */
function worldwideSuffix(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
