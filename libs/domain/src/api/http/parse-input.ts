import type * as z from 'zod';
import { InvalidInput } from '../../errors.ts';

/**
 * Parses what came from outside. Throws InvalidInput that names the first field at fault; `whole` is the name of
 * the input itself, for faults that belong to no field.
 */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole: string,
): z.output<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new InvalidInput(whole, 'is not valid');
  const detail = issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message;
  throw new InvalidInput(nameOf(issue, whole), detail);
};

function nameOf(issue: z.core.$ZodIssue, whole: string): string {
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  return path.length === 0 ? whole : path.map(String).join('.').slice(0, 100);
}
