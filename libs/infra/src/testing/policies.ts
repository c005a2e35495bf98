import * as z from 'zod';

import { type Resource, type StackJson, resourcesOf, textAt } from './synthesise.ts';

const oneOrMore = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const policy = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(['Allow', 'Deny']),
      Principal: z.unknown().optional(),
      Action: oneOrMore,
      Resource: oneOrMore.default([]),
      Condition: z.unknown().optional(),
    }),
  ),
});

export type Statement = z.infer<typeof policy>['Statement'][number];

/** The statements of a policy that a resource holds in one of its attributes. */
export const statementsAt = (resource: Resource, attribute: string): Statement[] =>
  policy.parse(JSON.parse(textAt(resource, attribute))).Statement;

/** `<verb> <resource>` for all that a function's role allows. */
export const allowedTo = (words: StackJson, functionName: string): string[] =>
  resourcesOf(words)
    .filter(({ address }) => address === `aws_iam_role_policy.${functionName}_role-policy`)
    .flatMap((resource) => statementsAt(resource, 'policy'))
    .flatMap(({ Action, Resource }) => Action.flatMap((verb) => Resource.map((arn) => `${verb} ${arn}`)));
