/** A JSON schema as the OpenAPI document holds it: the keywords that say something about types. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly description?: string;
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** The TypeScript type of the values that a schema allows. */
export const typeOf = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  const choice = choiceOf(schema);
  if (choice !== undefined) return choice;
  if (schema.type === 'array') return arrayOf(schema);
  return schema.type === 'object' ? objectOf(schema) : plainOf(schema);
};

function choiceOf({ const: only, enum: values, anyOf, oneOf }: JsonSchema): string | undefined {
  if (only !== undefined) return literals([only]);
  if (values) return literals(values);
  const schemas = anyOf ?? oneOf;
  return schemas && unionOf(schemas);
}

function literals(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}

function unionOf(schemas: readonly JsonSchema[]): string {
  return schemas.map((one) => `(${typeOf(one)})`).join(' | ');
}

function arrayOf({ items }: JsonSchema): string {
  return `readonly (${items ? typeOf(items) : 'unknown'})[]`;
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const members = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?';
    return `${commentOf(schema)}readonly ${JSON.stringify(name)}${optional}: ${typeOf(schema)};`;
  });
  // An empty schema is what a loose object becomes; `false` is the strict one.
  const open =
    additionalProperties === undefined || additionalProperties === false
      ? []
      : ['readonly [name: string]: unknown;'];
  return `{ ${[...members, ...open].join('\n')} }`;
}

function commentOf({ description }: JsonSchema): string {
  return description === undefined ? '' : `/** ${description.replaceAll('*/', '*\\/')} */\n`;
}

function plainOf({ type = '' }: JsonSchema): string {
  return [type]
    .flat()
    .map((name) => plainTypes[name] ?? 'unknown')
    .join(' | ');
}
