import type { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import type { AsSent } from './as-sent.ts';

it('takes null for a field that does not apply, and neither a field that is left out nor one that the SDK does not know', () => {
  const errors: AsSent<OpenAI.BatchError> = {
    code: 'empty_file',
    line: null,
    message: 'no requests',
    param: null,
  };
  // @ts-expect-error: the provider sends every field
  const short: AsSent<OpenAI.BatchError> = { code: 'empty_file' };
  // @ts-expect-error: an error of a batch has no hash
  const long: AsSent<OpenAI.BatchError> = { ...errors, sha256: '' };

  expect([errors, short, long]).toHaveLength(3);
});
