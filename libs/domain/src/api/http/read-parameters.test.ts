import * as z from 'zod';
import { expect, it } from 'vitest';
import { readParameters } from './read-parameters.ts';

const schema = z.strictObject({
  count: z.int().min(-5).max(10).optional(),
  many: z.array(z.enum(['a', 'b'])).optional(),
  flag: z.boolean().default(false),
  text: z.string().min(1).optional(),
});

it.each([
  ['', { flag: false }],
  ['?count=-5&flag=true', { count: -5, flag: true }],
  ['count=0&many=a,b', { count: 0, many: ['a', 'b'], flag: false }],
  ['flag', { flag: true }],
  ['count=-0', { count: 0, flag: false }],
  ['text=a+b%26c', { text: 'a b&c', flag: false }],
  ['text=5', { text: '5', flag: false }],
])('reads %j', (search, expected) => {
  expect(readParameters(schema, search)).toEqual(expected);
});

it.each([
  ['count=11', 'count'],
  ['count=1.0', 'count'],
  ['count=%2B1', 'count'],
  ['count=01', 'count'],
  ['count= 1', 'count'],
  ['count', 'count'],
  ['flag=yes', 'flag'],
  ['many=a,c', 'many.1'],
  ['many=a,', 'many.1'],
  ['text=', 'text'],
  ['text=%C3', 'text'],
  ['text=a&text=a', 'text'],
  ['Text=a', 'Text'],
  ['toString=a', 'toString'],
  ['=a', ''],
])('refuses %j', (search, parameter) => {
  expect(() => readParameters(schema, search)).toThrow(
    expect.objectContaining({ name: 'InvalidInput', parameter }),
  );
});

it('cuts a name that is too long to repeat', () => {
  expect(() => readParameters(schema, `${'x'.repeat(5000)}=1`)).toThrow(
    expect.objectContaining({ parameter: 'x'.repeat(100) }),
  );
});

it.each([
  ['cuont=1', 'did you mean count?'],
  ['COUNT=1', 'did you mean count?'],
  ['mnay=a', 'did you mean many?'],
  ['other=1', 'is not a parameter of this request'],
])('tells of %j which parameter was probably meant', (search, detail) => {
  expect(() => readParameters(schema, search)).toThrow(new RegExp(`${detail.replace('?', '\\?')}$`));
});
