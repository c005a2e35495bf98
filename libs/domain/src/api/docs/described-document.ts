import * as z from 'zod';

const schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  default: z.unknown().optional(),
  description: z.string().optional(),
});

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean(),
  description: z.string().default(''),
  example: z.unknown().optional(),
  schema: schema.extend({ items: schema.optional() }),
});

const content = z.record(z.string(), z.object({ schema })).default({});

const example = z.object({
  summary: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  status: z.number(),
});

const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().default(''),
  security: z.array(z.object({ token: z.array(z.string()) })),
  parameters: z.array(parameter),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
  'x-examples': z.array(example),
});

/** The parts of the OpenAPI document that the page shows. */
export const describedDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), summary: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The parsed document. */
export type DescribedDocument = z.infer<typeof describedDocument>;
/** One route. */
export type DescribedOperation = z.infer<typeof operation>;
/** One parameter of a route. */
export type DescribedParameter = z.infer<typeof parameter>;
/** One request that can be tried. */
export type DescribedExample = z.infer<typeof example>;
