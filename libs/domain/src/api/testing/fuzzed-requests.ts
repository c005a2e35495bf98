import * as fc from 'fast-check';
import * as z from 'zod';

const valueSchema = z.object({
  type: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  'x-requires': z.array(z.string()).default([]),
});

type ValueSchema = z.output<typeof valueSchema> & { readonly items?: ValueSchema | undefined };

const parameterSchema: z.ZodType<{ name: string; in: string; schema: ValueSchema }> = z.object({
  name: z.string(),
  in: z.string(),
  schema: valueSchema.extend({ items: valueSchema.optional() }),
});

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(parameterSchema),
        requestBody: z.unknown().optional(),
        'x-examples': z.array(z.object({ body: z.unknown().optional() })),
      }),
    ),
  ),
});

type Parameter = z.infer<typeof parameterSchema>;

/** A request made up from the document. */
export interface FuzzedRequest {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Values for parameters of which the document says no more than that they are text: by name, likely to find something. */
export type FuzzHints = Readonly<Record<string, fc.Arbitrary<string>>>;

/** What requests to make up. */
export interface FuzzOptions {
  readonly only: (operationId: string) => boolean;
  readonly hints: FuzzHints;
  /** Bodies that are likely to be taken, by operation; without one those of its examples. */
  readonly bodies?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Parameters of queries that only odd values are made for. */
  readonly skip: readonly string[];
}

const oddTexts = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '1e3',
  '0x10',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  "';--",
  '%',
  '%00',
  '*',
  '[]',
  '{}',
  '\u0000',
  '\ud83d\ude00',
  'é',
  '../..',
  '<script>',
  '__proto__',
];

const oddValue = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({ minLength: 1000, maxLength: 1100 }),
);

const spoilOneIn = 5;

/** An empty segment, and one of dots, is another path. */
const oddSegment = oddValue.map((text) => (/^\.*$/.test(text) ? '-' : text));

const headerText = /[^\x20-\x7e]/g;

/** Requests for the operations of an OpenAPI document: most of them valid, one in five spoilt in some way. */
export const fuzzedRequests = (document: unknown, options: FuzzOptions): fc.Arbitrary<FuzzedRequest> => {
  const { only, hints, bodies = {} } = options;
  const operations = Object.entries(documentSchema.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  );
  const arbitraries = operations
    .filter(({ operationId }) => only(operationId))
    .map(({ path, method, operationId, parameters, requestBody, 'x-examples': examples }) =>
      fc.record({
        operationId: fc.constant(operationId),
        method: fc.constant(method),
        url: fc
          .tuple(pathOf(path, parameters, hints), queryOf(parameters, options))
          .map((parts) => parts.join('')),
        headers: headersOf(parameters, hints),
        ...(requestBody !== undefined && { body: bodyOf(examples, bodies[operationId]) }),
      }),
    );
  return fc.oneof(...arbitraries);
};

function pathOf(path: string, parameters: readonly Parameter[], hints: FuzzHints): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const values = inPath.map((parameter) =>
    fc.oneof({ weight: 9, arbitrary: validValue(parameter, hints) }, { weight: 1, arbitrary: oddSegment }),
  );
  return fc
    .tuple(...values)
    .map((list) =>
      list.reduce(
        (url, value, index) => url.replace(`{${inPath[index]?.name ?? ''}}`, () => encode(value)),
        path,
      ),
    );
}

function validValue(parameter: Parameter, hints: FuzzHints): fc.Arbitrary<string> {
  return validChoice(parameter) ?? validPlain(parameter, hints);
}

function validChoice({ schema: { enum: choices, items } }: Parameter): fc.Arbitrary<string> | undefined {
  if (choices) return fc.constantFrom(...choices);
  const listed = items?.enum;
  return listed && fc.subarray([...listed], { minLength: 1, maxLength: 4 }).map((list) => list.join(','));
}

function validPlain({ name, schema }: Parameter, hints: FuzzHints): fc.Arbitrary<string> {
  if (schema.type === 'integer') return validInteger(schema);
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false');
  return hints[name] ?? validText(schema);
}

function validInteger({ minimum = 0, maximum = 1000 }: ValueSchema): fc.Arbitrary<string> {
  return fc.integer({ min: minimum, max: maximum }).map(String);
}

function validText({ minLength = 0, maxLength = 20 }: ValueSchema): fc.Arbitrary<string> {
  return fc.string({ minLength, maxLength: Math.min(maxLength, 20), unit: 'grapheme' });
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function queryOf(parameters: readonly Parameter[], { hints, skip }: FuzzOptions): fc.Arbitrary<string> {
  const inQuery = parameters.filter(
    (parameter) => parameter.in === 'query' && !skip.includes(parameter.name),
  );
  const names = inQuery.map(({ name }) => name);
  // Made once: to make an arbitrary takes longer than to answer a request.
  const pairs = new Map(inQuery.map((parameter) => [parameter, pairOf(parameter, hints)]));
  const pairsOf = (some: readonly Parameter[]) =>
    fc.tuple(...withRequired(inQuery, some).flatMap((parameter) => pairs.get(parameter) ?? []));
  return fc
    .tuple(fc.subarray(inQuery, { maxLength: Math.min(4, inQuery.length) }), fc.nat(spoilOneIn - 1))
    .chain(([some, draw]) => {
      const chosen = pairsOf(some);
      return draw === 0 ? chosen.chain((list) => spoilt(names, list)) : chosen;
    })
    .map((list) => (list.length === 0 ? '' : `?${list.join('&')}`));
}

function pairOf(parameter: Parameter, hints: FuzzHints): fc.Arbitrary<string> {
  return validValue(parameter, hints).map((value) => `${parameter.name}=${encode(value)}`);
}

/** The chosen parameters, and those without which they mean nothing. */
function withRequired(all: readonly Parameter[], some: readonly Parameter[]): Parameter[] {
  const required = new Set(some.flatMap(({ schema }) => schema['x-requires']));
  return [...some, ...all.filter((one) => required.has(one.name) && !some.includes(one))];
}

/** Ways to spoil a query: a value out of bounds, a parameter given twice, one that is not known, bytes that are no text. */
function spoilt(names: readonly string[], pairs: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...names, 'none'), oddValue)
      .map(([name, value]) => [...pairs, `${name}=${encode(value)}`]),
    fc.constant([...pairs, ...pairs.slice(0, 1), ...pairs.slice(0, 1)]),
    fc.tuple(oddValue, oddValue).map(([name, value]) => [...pairs, `${encode(name)}=${encode(value)}`]),
    fc.constantFrom('limit=%FF', '%E0%A4%A=1', '&&==&', 'limit', '?').map((odd) => [...pairs, odd]),
  );
}

function headersOf(parameters: readonly Parameter[], hints: FuzzHints): fc.Arbitrary<Record<string, string>> {
  const inHeader = parameters.filter((parameter) => parameter.in === 'header');
  const values = inHeader.map(({ name }) => fc.option(headerValue(hints[name]), { freq: 3, nil: undefined }));
  return fc.tuple(...values, fc.constantFrom(undefined, 'gzip', 'br, gzip;q=0.5')).map((list) =>
    Object.fromEntries(
      [...inHeader.map(({ name }) => name.toLowerCase()), 'accept-encoding'].flatMap((name, index) => {
        const value = list[index];
        return value === undefined ? [] : [[name, value.replaceAll(headerText, '').slice(0, 200)]];
      }),
    ),
  );
}

function headerValue(hint: fc.Arbitrary<string> = fc.constant('*')): fc.Arbitrary<string> {
  return fc.oneof({ weight: 8, arbitrary: hint }, { weight: 1, arbitrary: oddValue });
}

function bodyOf(
  examples: readonly { body?: unknown }[],
  likely: fc.Arbitrary<unknown> | undefined,
): fc.Arbitrary<unknown> {
  const known = examples.flatMap(({ body }) => (body === undefined ? [] : [body]));
  const good: fc.Arbitrary<unknown> =
    likely ?? (known.length === 0 ? fc.constant({}) : fc.constantFrom(...known));
  const odd = fc
    .tuple(good, fc.string(), fc.jsonValue())
    .map(([body, name, value]) => ({ ...Object(body), [name]: value }) as unknown);
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}
