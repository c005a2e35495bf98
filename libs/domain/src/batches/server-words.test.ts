import { describe, expect, it } from 'vitest';
import { errorWords, serverWords } from './server-words.ts';

describe('what a server said', () => {
  it.each([
    [
      { error: { message: 'You exceeded your quota.', code: 'insufficient_quota' } },
      'insufficient_quota: You exceeded your quota.',
    ],
    [
      { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } },
      'unavailable_error: Loading model',
    ],
    [
      { error: 'Unexpected endpoint or method. (POST /v1/responses)' },
      'Unexpected endpoint or method. (POST /v1/responses)',
    ],
    [{ error: { message: "model_not_found: no 'x'", code: 'model_not_found' } }, "model_not_found: no 'x'"],
    [{ message: 'no' }, 'no'],
    [{ detail: 'Not Found' }, 'Not Found'],
    [{ detail: [{ loc: ['body'] }] }, '{"detail":[{"loc":["body"]}]}'],
    [{ error: { code: 'batch_expired' } }, 'batch_expired'],
    ['plain', 'plain'],
    [null, ''],
  ])('is found in %j', (document, said) => {
    expect(errorWords(document)).toBe(said);
  });

  it('is one line of at most 300 characters', () => {
    expect(serverWords('a\n\t b\u0000c')).toBe('a b c');
    expect(serverWords('x'.repeat(1_000_000))).toHaveLength(300);
  });

  it.each([
    'Incorrect API key provided: sk-proj-abcdefgh12345678.',
    'Incorrect API key provided: abcdefgh12345678.',
    'Authorization: Bearer abcdefgh12345678',
    'http://user:abcdefgh12345678@host/',
    'token eyJabcdefgh.abcdefgh12345678.abcdefgh12345678',
    'key=gsk_abcdefgh12345678',
  ])('holds no key: %s', (text) => {
    expect(serverWords(text)).not.toContain('abcdefgh');
  });
});
