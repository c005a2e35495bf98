import * as z from 'zod';
import type { attributes } from '../../scoring/attributes.ts';
import { scaleRangeHelp, scaleRangePattern } from '../../word-sets/asked/read-scale-range.ts';

type Attribute = (typeof attributes)[number];

/** A range of one scale as a parameter. */
export const scaleRange = (attribute: Attribute) =>
  z
    .string()
    .max(20)
    .regex(scaleRangePattern, scaleRangeHelp)
    .optional()
    .meta({
      description: `${attribute.displayName}, ${attribute.min} to ${attribute.max}: ${meaning}`,
      examples: [exampleOf(attribute)],
    });

const meaning =
  'a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone.';

function exampleOf({ max }: Attribute): string {
  return max === 1 ? '0' : '3..';
}
