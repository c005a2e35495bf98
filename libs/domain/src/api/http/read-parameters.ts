import type * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { parseInput } from './parse-input.ts';

const wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
const booleans = new Map<string, boolean>([
  ['true', true],
  ['false', false],
]);

const innermost = (schema: z.core.$ZodType): z.core.$ZodTypes => {
  let inner = schema as z.core.$ZodTypes;
  while (inner._zod.def.type === 'optional' || inner._zod.def.type === 'default') {
    inner = inner._zod.def.innerType as z.core.$ZodTypes;
  }
  return inner;
};

/** Text into the value that the schema speaks of; text that is none stays text, for the schema to refuse. */
const readText = (schema: z.core.$ZodType, text: string): unknown => {
  const { def } = innermost(schema)._zod;
  switch (def.type) {
    case 'number':
      return wholeNumber.test(text) ? Number(text) + 0 : text;
    case 'boolean':
      return booleans.get(text) ?? text;
    case 'array':
      return text.split(',').map((item) => readText(def.element, item));
    default:
      return text;
  }
};

const checkText = (name: string, text: string): void => {
  if (text.includes('\uFFFD') || !text.isWellFormed()) throw new InvalidInput(name, 'is not valid UTF-8');
};

/**
 * Reads a query string by a schema of values: whole numbers, `true` and `false`, lists joined by commas, text.
 * Throws InvalidInput naming the parameter: for one that is unknown, given twice, or outside its bounds.
 */
export const readParameters = <Schema extends z.ZodObject>(
  schema: Schema,
  search: string,
): z.output<Schema> => {
  const shape: z.core.$ZodShape = schema.shape;
  const values: Record<string, unknown> = {};
  for (const [name, text] of new URLSearchParams(search)) {
    const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (known === undefined) throw new InvalidInput(name.slice(0, 100), 'is not a parameter of this request');
    if (Object.hasOwn(values, name)) throw new InvalidInput(name, 'is given more than once');
    checkText(name, text);
    values[name] = readText(known, text);
  }
  return parseInput(schema, values, 'query');
};
