import { createHmac, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { InvalidInput } from '../../errors.ts';

const tagBytes = 16;
/** What a cursor is sealed with: the key, and the list that it belongs to. A cursor opens only under both. */
export interface CursorSeal {
  readonly key: string;
  readonly purpose: string;
}

/** An opaque text that holds the position, sealed so that a change is noticed. */
export const sealCursor = ({ key, purpose }: CursorSeal, position: unknown): string => {
  const payload = Buffer.from(JSON.stringify(position), 'utf8');
  return Buffer.concat([tagOf(key, purpose, payload), payload]).toString('base64url');
};

/** The position in a sealed cursor. Throws InvalidInput for any text that `sealCursor` did not make under this seal. */
export const openCursor = <Schema extends z.ZodType>(
  { key, purpose }: CursorSeal,
  text: string,
  schema: Schema,
): z.output<Schema> => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= tagBytes || bytes.toString('base64url') !== text) throw refused();
  const payload = bytes.subarray(tagBytes);
  if (!timingSafeEqual(bytes.subarray(0, tagBytes), tagOf(key, purpose, payload))) throw refused();
  const parsed = schema.safeParse(JSON.parse(payload.toString('utf8')));
  if (!parsed.success) throw refused();
  return parsed.data;
};

/** The text of a cursor as a parameter. */
export const maxCursorLength = 1000;

function tagOf(key: string, purpose: string, payload: Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n`).update(payload).digest().subarray(0, tagBytes);
}

function refused(): InvalidInput {
  return new InvalidInput('cursor', 'is not a cursor that this API gave for this list');
}
