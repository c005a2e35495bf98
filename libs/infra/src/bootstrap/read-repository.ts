import * as z from 'zod';

import { NotDeployable } from '../deploy/require-deployable.ts';
import type { GitHubRepository } from './bootstrap-step.ts';

const needed = [
  'STAGE',
  'STATE_BUCKET',
  'GITHUB_REPOSITORY',
  'GITHUB_REPOSITORY_OWNER_ID',
  'GITHUB_REPOSITORY_ID',
];

const number = z.string().regex(/^[1-9]\d*$/u, 'has to be the number that GitHub knows it by');

const variables = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/u, 'has to be <owner>/<name>'),
  GITHUB_REPOSITORY_OWNER_ID: number,
  GITHUB_REPOSITORY_ID: number,
});

/**
 * The repository that may deploy, from the variables that GitHub's own workflows have. Throws NotDeployable for those
 * that are missing, and an error that names those whose value cannot be used.
 */
export function readRepository(source: Readonly<Record<string, string | undefined>>): GitHubRepository {
  const missing = needed.filter((name) => (source[name] ?? '') === '');
  if (missing.length > 0) throw new NotDeployable(missing);
  const given = variables.safeParse(source);
  if (!given.success) throw new Error(`The repository cannot be used:\n${z.prettifyError(given.error)}`);
  const [owner = '', name = ''] = given.data.GITHUB_REPOSITORY.split('/');
  return {
    owner,
    ownerId: given.data.GITHUB_REPOSITORY_OWNER_ID,
    name,
    nameId: given.data.GITHUB_REPOSITORY_ID,
  };
}
