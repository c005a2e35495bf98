import { type StageConfig, missingForDeploy, readConfig } from '../config.ts';

type Source = Readonly<Record<string, string | undefined>>;

export class NotDeployable extends Error {
  override readonly name = 'NotDeployable';
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`Set ${missing.join(', ')} first: docs/deploy.md says to what`);
    this.missing = missing;
  }
}

/**
 * The stage that the environment describes, ready to be deployed. Throws NotDeployable, which names every variable
 * that has no value or still the stand-in, and every one of `credentials` that is not set.
 */
export const requireDeployable = (source: Source, credentials: readonly string[]): StageConfig => {
  const missing = [
    ...missingForDeploy(source),
    ...credentials.filter((name) => source[name] === undefined || source[name] === ''),
  ];
  if (missing.length > 0) throw new NotDeployable(missing);
  return readConfig(source);
};
