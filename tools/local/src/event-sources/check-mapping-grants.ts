import type { FunctionName, Grant, QueueName } from '@word-list/topology';
import { findMissingGrant } from '../aws-front/find-missing-grant.ts';
import { denialText } from '../aws-front/refusals.ts';

/** What Lambda itself does with the queue of an event source mapping, by the rights of the function's role. */
export const mappingActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'] as const;

/** The role of a function lacks what its event source mapping needs. */
export class MappingDenied extends Error {
  override readonly name = 'AccessDenied';
}

/**
 * Throws MappingDenied, in the words of AWS, unless the grants hold every action of a mapping on the queue: with one
 * of them missing AWS neither makes a mapping nor goes on polling for one.
 */
export const checkMappingGrants = (
  functionName: FunctionName,
  queue: QueueName,
  grants: readonly Grant[],
): void => {
  const needs = mappingActions.map((action) => ({
    action,
    resource: { kind: 'queue' as const, name: queue },
  }));
  const missing = findMissingGrant(grants, needs);
  if (missing !== undefined) throw new MappingDenied(denialText(functionName, missing));
};
