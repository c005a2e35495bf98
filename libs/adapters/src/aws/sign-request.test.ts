import { expect, it } from 'vitest';
import { signRequest } from './sign-request.ts';

/** The example requests of the S3 API reference, "Signature Calculations: Transferring Payload in a Single Chunk". */
const example = {
  service: 's3',
  region: 'us-east-1',
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  now: new Date('2013-05-24T00:00:00Z'),
};
const signatureOf = (headers: Record<string, string>) =>
  /Signature=([0-9a-f]{64})$/u.exec(headers['authorization'] ?? '')?.[1];

it('signs a request without a body as AWS does', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');

  const headers = signRequest({ method: 'GET', url, headers: { range: 'bytes=0-9' }, body: '' }, example);

  expect(signatureOf(headers)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});

it('signs a body, and a path with characters that are encoded, as AWS does', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test%24file.text');
  const given = { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' };

  const headers = signRequest({ method: 'PUT', url, headers: given, body: 'Welcome to Amazon S3.' }, example);

  expect(signatureOf(headers)).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd');
});

it('shows and signs the token of temporary credentials', () => {
  const url = new URL('https://sqs.eu-central-1.amazonaws.com/');
  const credentials = { ...example.credentials, sessionToken: 'token' };

  const headers = signRequest({ method: 'POST', url, headers: {}, body: '{}' }, { ...example, credentials });

  expect(headers['x-amz-security-token']).toBe('token');
  expect(headers['authorization']).toContain('x-amz-date;x-amz-security-token,');
});
