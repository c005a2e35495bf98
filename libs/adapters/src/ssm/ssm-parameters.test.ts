import { NotFound } from '@word-list/domain';
import { expect, it } from 'vitest';
import { ssmParameters } from './ssm-parameters.ts';
import type { SsmService } from './ssm-service.ts';

const fakeStore = (stored: Record<string, string>) => {
  const calls: { Names: readonly string[] }[] = [];
  const faults: Error[] = [];
  const call = async (_: string, input: { Names: readonly string[] }) => {
    calls.push(input);
    const fault = faults.shift();
    if (fault) throw fault;
    const found = input.Names.filter((name) => name in stored);
    return { Parameters: found.map((Name) => ({ Name, Value: stored[Name]! })) };
  };
  return { calls, faults, client: { call: call as SsmService['call'] } };
};

it('asks once, decrypted, for names wanted at once, and remembers the values', async () => {
  const { calls, client } = fakeStore({ '/a': '1', '/b': '2' });
  const parameters = ssmParameters(client);

  const values = await Promise.all([parameters.get('/a'), parameters.get('/b'), parameters.get('/a')]);
  const later = await parameters.get('/b');

  expect([...values, later]).toEqual(['1', '2', '1', '2']);
  expect(calls).toEqual([{ Names: ['/a', '/b'], WithDecryption: true }]);
});

it('names the parameter that is missing and still gives the other', async () => {
  const { client } = fakeStore({ '/a': '1' });
  const parameters = ssmParameters(client);

  const results = await Promise.allSettled([parameters.get('/a'), parameters.get('/gone')]);

  expect(results).toEqual([
    { status: 'fulfilled', value: '1' },
    { status: 'rejected', reason: new NotFound('parameter', '/gone') },
  ]);
});

it('asks again after a failure', async () => {
  const { calls, faults, client } = fakeStore({ '/a': '1' });
  faults.push(new Error('throttled'));
  const parameters = ssmParameters(client);
  await expect(parameters.get('/a')).rejects.toThrow('throttled');

  const value = await parameters.get('/a');

  expect(value).toBe('1');
  expect(calls).toHaveLength(2);
});

it('asks for more than ten names in several calls', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `/p${index}`);
  const { calls, client } = fakeStore(Object.fromEntries(names.map((name) => [name, name])));
  const parameters = ssmParameters(client);

  const values = await Promise.all(names.map((name) => parameters.get(name)));

  expect(values).toEqual(names);
  expect(calls.map(({ Names }) => Names.length)).toEqual([10, 2]);
});
