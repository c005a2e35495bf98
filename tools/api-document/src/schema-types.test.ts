import { expect, it } from 'vitest';
import { typeOf } from './schema-types.ts';

it.each([
  [{ type: 'integer' }, 'number'],
  [{ type: ['boolean', 'null'] }, 'boolean | null'],
  [{ enum: ['a', 1] }, '"a" | 1'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, '(string) | (null)'],
  [{ $ref: '#/components/schemas/Word' }, 'Word'],
  [{ type: 'array', items: { type: 'string' } }, 'readonly (string)[]'],
  [
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: {} },
      required: ['a'],
      additionalProperties: false,
    },
    '{ readonly "a": string;\nreadonly "b"?: unknown; }',
  ],
  [{ type: 'object', additionalProperties: {} }, '{ readonly [name: string]: unknown; }'],
])('%j becomes %s', (schema, type) => {
  const text = typeOf(schema);

  expect(text).toBe(type);
});
