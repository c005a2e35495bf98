import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { scoreWords } from './score-words.ts';

const makeStage = (statuses: readonly string[]) => {
  const asked: string[] = [];
  const waits: number[] = [];
  const left = [...statuses];
  const answers: Readonly<Record<string, () => object>> = {
    'POST /api/sources': () => ({ id: 's1' }),
    'POST /api/sources/s1/runs': () => ({ id: 'r1' }),
    'GET /api/runs/r1': () => ({ status: left.shift() ?? 'scoring', counts: { scored: 50, failed: 0 } }),
  };
  const invoke = async (functionName: string, event: object) => {
    const { requestContext } = event as {
      requestContext: { http: { method: string; path: string }; authorizer: { jwt: { scopes: string[] } } };
    };
    const { method, path } = requestContext.http;
    asked.push(`${functionName} ${method} ${path}`);
    expect(requestContext.authorizer.jwt.scopes).toContain('https://words.example.org/runs:write');
    const found = answers[`${method} ${path}`];
    return found
      ? { statusCode: 200, body: JSON.stringify(found()) }
      : { statusCode: 404, body: 'no such path' };
  };
  const score = scoreWords({
    invoke,
    wait: async (seconds) => void waits.push(seconds),
    say: () => undefined,
  });
  return { asked, waits, score };
};

const input = {
  stage: 'staging',
  domain: 'words.example.org',
  url: 'https://lists.example.org/fifty.txt',
  budgetUsd: 1,
  looks: 3,
};

it('registers the list, starts a run and waits for its end', async () => {
  const { asked, waits, score } = makeStage(['queued', 'scoring', 'complete']);

  expect(await score(input)).toBe(50);
  expect(asked.slice(0, 2)).toEqual([
    'word-list-staging-api-sources POST /api/sources',
    'word-list-staging-api-sources POST /api/sources/s1/runs',
  ]);
  expect(waits).toEqual([60, 60]);
});

it('fails with how the run ended, and when it does not end', async () => {
  await expect(makeStage(['failed']).score(input)).rejects.toThrow('ended as failed');
  await expect(makeStage([]).score(input)).rejects.toThrow('did not end within 3 minutes');
});

it('scores fifty words', () => {
  const words = readFileSync(join(import.meta.dirname, 'fifty-words.txt'), 'utf8')
    .trim()
    .split('\n');

  expect(new Set(words).size).toBe(50);
});
