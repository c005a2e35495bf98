import type { Grant } from '@word-list/topology';
import type { Need, Resource } from './aws-call.ts';

/** Parameters carry a path in front of the name that the topology knows. */
export const parameterPath = (name: string): string => `/word-list/local/${name}`;

/** The first need that no grant covers; undefined when all are covered. */
export const findMissingGrant = (grants: readonly Grant[], needs: readonly Need[]): Need | undefined =>
  needs.find((need) => !grants.some((grant) => allows(grant, need)));

function allows(grant: Grant, { action, resource }: Need): boolean {
  return isSame(grantedResource(grant), resource) && (grant.actions as readonly string[]).includes(action);
}

/** A grant without a folder is one for every folder. */
function isSame(granted: Resource, asked: Resource): boolean {
  const isOfFolder = granted.folder === undefined || granted.folder === asked.folder;
  const isNamed = granted.kind === asked.kind && granted.name === asked.name;
  return isNamed && isOfFolder && granted.index === asked.index;
}

function grantedResource(grant: Grant): Resource {
  if ('queue' in grant) return { kind: 'queue', name: grant.queue };
  if ('bucket' in grant)
    return { kind: 'bucket', name: grant.bucket, ...(grant.folder && { folder: grant.folder }) };
  if ('parameter' in grant) return { kind: 'parameter', name: parameterPath(grant.parameter) };
  return { kind: 'table', name: grant.table, ...('index' in grant ? { index: grant.index } : {}) };
}
