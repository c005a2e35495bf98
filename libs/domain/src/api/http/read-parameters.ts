import type * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { codesOf, distanceUpTo } from '../../word-sets/edit-distance.ts';
import { parseInput } from './parse-input.ts';

const wholeNumber = /^-?(?:0|[1-9]\d{0,14})$/;
/** A name without a value means true. */
const booleans = new Map<string, boolean>([
  ['', true],
  ['true', true],
  ['false', false],
]);

const farthestGuess = 2;

/**
 * Reads a query string by a schema of values: whole numbers, `true` (or nothing) and `false`, lists joined by commas, text.
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
    if (known === undefined) throw unknownParameter(name, Object.keys(shape));
    if (Object.hasOwn(values, name)) throw new InvalidInput(name, 'is given more than once');
    checkText(name, text);
    values[name] = readText(known, text);
  }
  return parseInput(schema, values, 'query');
};

/** Names the parameter that was probably meant. */
function unknownParameter(name: string, known: readonly string[]): InvalidInput {
  const given = name.slice(0, 100);
  const codes = codesOf(given.toLowerCase());
  const guesses = known
    .map((other) => ({ other, edits: distanceUpTo(codes, codesOf(other.toLowerCase()), farthestGuess) }))
    .filter(({ other, edits }) => edits <= Math.min(farthestGuess, Math.floor(other.length / 2)))
    .sort((a, b) => a.edits - b.edits);
  const hint = guesses[0] === undefined ? '' : `; did you mean ${guesses[0].other}?`;
  return new InvalidInput(given, `is not a parameter of this request${hint}`);
}

function checkText(name: string, text: string): void {
  if (text.includes('\uFFFD') || !text.isWellFormed()) throw new InvalidInput(name, 'is not valid UTF-8');
}

/**
 * Turns text into a value of the type that the schema wants. Other text stays as it is, and the schema refuses it.
 */
function readText(schema: z.core.$ZodType, text: string): unknown {
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
}

function innermost(schema: z.core.$ZodType): z.core.$ZodTypes {
  let inner = schema as z.core.$ZodTypes;
  while (inner._zod.def.type === 'optional' || inner._zod.def.type === 'default') {
    inner = inner._zod.def.innerType as z.core.$ZodTypes;
  }
  return inner;
}
