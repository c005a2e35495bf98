import { typeOf, type JsonSchema } from './schema-types.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The parts of an OpenAPI document that a client is made of. */
export interface ClientDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const places = { path: 'path', query: 'query', header: 'headers' } as const;

const head = `// Made from the OpenAPI document by \`nx run api-document:write\`; a test holds it against the schemas.
/* eslint-disable max-lines -- generated, one declaration per schema */

/** An answer by its status; \`body\` is undefined for what is not JSON, \`text\` is always the whole body. */
export interface Answer<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}
`;

/** The source of the typed part of the client: the schemas, and per operation its request, answers and route. */
export const clientText = ({ paths, components }: ClientDocument): string => {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`,
  );
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods).map(operationText));
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) =>
        `${operationId}: { method: '${method.toUpperCase()}', path: '${path}' },`,
    ),
  );
  return [
    head,
    ...schemas,
    `/** Every operation: what it takes and what it answers. */\nexport interface ApiOperations {\n${operations.join('\n')}\n}\n`,
    `/** Where each operation is found. */\nexport const apiRoutes = {\n${routes.join('\n')}\n} as const;\n`,
  ].join('\n');
};

function operationText(operation: DescribedOperation): string {
  return `${operation.operationId}: { request: ${requestOf(operation)}; answer: ${answersOf(operation)} };`;
}

function requestOf(operation: DescribedOperation): string {
  const members = [
    ...membersAt(operation, 'path'),
    ...membersAt(operation, 'query'),
    ...membersAt(operation, 'header'),
    ...bodyMember(operation),
  ];
  return members.length === 0 ? 'object' : `{ ${members.join('\n')} }`;
}

function membersAt(operation: DescribedOperation, place: keyof typeof places): string[] {
  const here = operation.parameters.filter((parameter) => parameter.in === place);
  if (here.length === 0) return [];
  const properties = Object.fromEntries(
    here.map(({ name, schema, description }) => [
      name,
      { ...schema, ...(description !== undefined && { description }) },
    ]),
  );
  const required = here.filter((parameter) => parameter.required).map(({ name }) => name);
  const optional = required.length === 0 ? '?' : '';
  return [`readonly ${places[place]}${optional}: ${typeOf({ type: 'object', properties, required })};`];
}

function bodyMember({ requestBody }: DescribedOperation): string[] {
  if (requestBody === undefined) return [];
  const { 'application/json': json, ...texts } = requestBody.content;
  const optional = requestBody.required ? '' : '?';
  if (json !== undefined) return [`readonly body${optional}: ${typeOf(json.schema)};`];
  const types = Object.keys(texts).map((type) => `'${type}'`);
  return [`readonly text: string;`, `readonly textType: ${types.join(' | ')};`];
}

function answersOf({ responses }: DescribedOperation): string {
  return Object.entries(responses)
    .map(([status, { content }]) => `Answer<${status}, ${bodyType(content)}>`)
    .join(' | ');
}

function bodyType(content: Content | undefined): string {
  const schemas = ['application/json', 'application/problem+json'].flatMap((type) => {
    const described = content?.[type];
    return described === undefined ? [] : [typeOf(described.schema)];
  });
  return schemas.length === 0 ? 'undefined' : schemas.join(' | ');
}
