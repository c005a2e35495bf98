import * as z from 'zod';
import { problem, problemType } from '../http/problem.ts';
import { scopes, type AnswerEntry, type NamedValue, type Operation } from './operation.ts';
import { operations } from './operations.ts';

type JsonSchema = Record<string, unknown>;
type Direction = 'input' | 'output';

const componentPath = '#/components/schemas/';

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const dropped: ReadonlySet<string> = new Set(['$defs', '$schema']);

/** Puts schemas that have a name under `components`, and refers to them everywhere else. */
const makeComponents = () => {
  const components: Record<string, JsonSchema> = {};

  const lift = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(lift);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, inner]) => !dropped.has(key) && !(key === 'id' && typeof inner === 'string'))
        .map(([key, inner]) => [key, key === '$ref' ? componentPath + nameIn(String(inner)) : lift(inner)]),
    );
  };

  /** The schema as JSON schema, by reference if it has a name. */
  const refer = (schema: z.ZodType, io: Direction): JsonSchema => {
    const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
    for (const [name, inner] of Object.entries(json.$defs ?? {}))
      components[name] = lift(inner) as JsonSchema;
    const name = schema.meta()?.id;
    const lifted = lift(json) as JsonSchema;
    if (name === undefined) return lifted;
    components[name] ??= lifted;
    return { $ref: componentPath + name };
  };

  return { components, refer };
};

type Refer = ReturnType<typeof makeComponents>['refer'];

const describeNamed = (place: 'path' | 'header', refer: Refer) => (value: NamedValue) => ({
  name: value.name,
  in: place,
  required: place === 'path' || value.required === true,
  description: value.description,
  schema: refer(value.schema, 'input'),
});

const isList = (schema: JsonSchema): boolean => schema['type'] === 'array';

const describeQuery = (query: z.ZodObject, refer: Refer) => {
  const { properties = {}, required = [] } = refer(query, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, examples, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    ...(isList(schema) && { style: 'form', explode: false }),
    ...(Array.isArray(examples) && { example: examples[0] as unknown }),
    schema,
  }));
};

const textsOf = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]));

const describeAnswer = (
  { description, schema, otherTypes = [], headers = [] }: AnswerEntry,
  refer: Refer,
) => ({
  description,
  ...(headers.length > 0 && {
    headers: Object.fromEntries(
      headers.map((header) => [
        header.name,
        { description: header.description, schema: refer(header.schema, 'output') },
      ]),
    ),
  }),
  ...((schema || otherTypes.length > 0) && {
    content: {
      ...(schema && { 'application/json': { schema: refer(schema, 'output') } }),
      ...textsOf(otherTypes),
    },
  }),
});

const describeProblem = (description: string, refer: Refer) => ({
  description,
  content: { [problemType]: { schema: refer(problem, 'output') } },
});

/** The gateway answers these itself: in words of its own, which are no problem document. */
const gatewayMessage = z
  .looseObject({ message: z.string().meta({ examples: ['Unauthorized'] }) })
  .meta({ id: 'GatewayMessage' });

const describeGatewayAnswer = (description: string, refer: Refer) => ({
  description,
  content: { 'application/json': { schema: refer(gatewayMessage, 'output') } },
});

/** A token that lacks the scope is refused by the gateway, and again by the function behind it. */
const describeGatewayAnswers = (scope: string | undefined, refer: Refer) => ({
  ...(scope !== undefined && {
    401: describeGatewayAnswer('no token, or one that is not valid', refer),
    403: {
      description: 'the token lacks the scope',
      content: {
        ...describeGatewayAnswer('', refer).content,
        ...describeProblem('', refer).content,
      },
    },
  }),
  429: describeGatewayAnswer('too many requests just now: try again a little later', refer),
});

const takesNothing = (body: z.ZodType): boolean => body.safeParse({}).success;

const describeOperation = (operation: Operation, refer: Refer) => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.description !== undefined && { description: operation.description }),
  security: operation.scope === undefined ? [] : [{ token: [operation.scope] }],
  parameters: [
    ...(operation.pathValues ?? []).map(describeNamed('path', refer)),
    ...(operation.query ? describeQuery(operation.query, refer) : []),
    ...(operation.headers ?? []).map(describeNamed('header', refer)),
  ],
  ...(operation.body && {
    requestBody: {
      required: !takesNothing(operation.body),
      content: { 'application/json': { schema: refer(operation.body, 'input') } },
    },
  }),
  ...(operation.textTypes && { requestBody: { required: true, content: textsOf(operation.textTypes) } }),
  responses: {
    ...Object.fromEntries(
      Object.entries(operation.answers).map(([status, answer]) => [status, describeAnswer(answer, refer)]),
    ),
    ...Object.fromEntries(
      Object.entries(operation.problems).map(([status, why]) => [status, describeProblem(why, refer)]),
    ),
    ...describeGatewayAnswers(operation.scope, refer),
  },
  'x-examples': operation.examples,
});

const describePaths = (refer: Refer): Record<string, unknown> => {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, atPath]) => [
      path,
      Object.fromEntries(
        atPath.map((operation) => [operation.method.toLowerCase(), describeOperation(operation, refer)]),
      ),
    ]),
  );
};

/** The OpenAPI 3.1 document of the whole API, made from the schemas that requests and answers are parsed by. */
export const openApiDocument = (): Record<string, unknown> => {
  const { components, refer } = makeComponents();
  const paths = describePaths(refer);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Word List',
      version: '1.0.0',
      summary:
        'Words with scores: filtered lists, seeded random samples, and the runs that have them scored.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: ['words', 'sources', 'runs', 'about'].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `Scopes: ${scopes.join(', ')}.`,
        },
      },
    },
  };
};
