import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redact, redactText } from './redact.ts';

it.each([
  ['postgresql://writer:p@ss/w0rd@db.example:26257/words', 'postgresql://writer:p@ss'],
  ['fetch https://example.org/list.txt?token=hunter2&x=1 failed', 'hunter2'],
  ['fetch https://user:hunter2@example.org/list.txt', 'hunter2'],
  ['got Authorization: Bearer hunter2.hunter2', 'hunter2'],
  ['Incorrect API key provided: sk-proj-hunter2hunter2', 'hunter2'],
  ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'c2lnbmF0dXJl'],
])('hides the secret in %j', (text, secret) => {
  expect(redactText(text)).not.toContain(secret);
});

it('keeps the rest of a text readable', () => {
  const text = redactText(
    'GET https://example.org/list.txt?key=1 took 3 s, postgresql://a:b@db:5432/words is up',
  );

  expect(text).toBe('GET https://example.org/list.txt?*** took 3 s, postgresql://***@db:5432/words is up');
});

it('hides fields by their name and keeps counts of tokens', () => {
  const fields = redact({
    password: 'x',
    headers: { Authorization: 'y' },
    apiKey: 'z',
    inputTokens: 7,
    token: 'w',
  });

  expect(fields).toEqual({
    password: '***',
    headers: { Authorization: '***' },
    apiKey: '***',
    inputTokens: 7,
    token: '***',
  });
});

it('spells an error out with the chain of its causes', () => {
  const error = new TypeError('outer', {
    cause: new Error('inner sk-hunter2hunter2', { cause: new RangeError('root') }),
  });

  expect(redact({ error })).toMatchObject({
    error: {
      name: 'TypeError',
      message: 'outer',
      causes: ['Error: inner sk-***', 'RangeError: root'],
      at: expect.arrayContaining([expect.stringContaining('at ')]),
    },
  });
});

it('cuts texts, lists and depth, and survives a circle', () => {
  const circle: Record<string, unknown> = {
    text: 'x'.repeat(5000),
    list: Array.from({ length: 500 }, () => 1),
  };
  circle['self'] = circle;

  const shown = JSON.stringify(redact(circle));

  expect(shown.length).toBeLessThan(20_000);
});

it('can show any value as JSON', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      expect(() => JSON.stringify(redact(value))).not.toThrow();
    }),
  );
});
