import { describe, expect, it } from 'vitest';

import * as topology from './topology.ts';
import { type EnvironmentValue, type FunctionEntry, type Grant } from './topology.ts';
import { visibilityTimeout } from './visibility-timeout.ts';

const { buckets, functions, queues, routes, tables } = topology;
const entries = Object.entries(functions);

const actionsOn = (entry: FunctionEntry, isMeant: (grant: Grant) => boolean): string[] =>
  entry.grants.filter(isMeant).flatMap((grant) => [...grant.actions]);

const granted = (entry: FunctionEntry, value: EnvironmentValue): boolean => {
  if ('queueUrl' in value)
    return actionsOn(entry, (grant) => 'queue' in grant && grant.queue === value.queueUrl).includes(
      'sqs:SendMessage',
    );
  if ('tableName' in value)
    return actionsOn(entry, (grant) => 'table' in grant && grant.table === value.tableName).length > 0;
  // There is one bucket, so its name needs no comparison.
  if ('bucketName' in value) return actionsOn(entry, (grant) => 'bucket' in grant).length > 0;
  if ('parameterName' in value)
    return actionsOn(
      entry,
      (grant) => 'parameter' in grant && grant.parameter === value.parameterName,
    ).includes('ssm:GetParameters');
  return true;
};

const named = (entry: FunctionEntry, grant: Grant): boolean => {
  const values = Object.values(entry.environment);
  if ('parameter' in grant)
    return values.some((value) => 'parameterName' in value && value.parameterName === grant.parameter);
  if ('table' in grant)
    return values.some((value) => 'tableName' in value && value.tableName === grant.table);
  if ('bucket' in grant) return values.some((value) => 'bucketName' in value);
  const consumes = entry.trigger.kind === 'queue' && entry.trigger.queue === grant.queue;
  return consumes || values.some((value) => 'queueUrl' in value && value.queueUrl === grant.queue);
};

describe.each(entries)('%s', (_, entry) => {
  it('is granted whatever its environment names', () => {
    const missing = Object.entries(entry.environment).filter(([, value]) => !granted(entry, value));

    expect(missing).toEqual([]);
  });

  it('is granted nothing that neither its environment nor its trigger names', () => {
    expect(entry.grants.filter((grant) => !named(entry, grant))).toEqual([]);
  });

  it('is granted single verbs, without a wildcard, each thing once', () => {
    const verbs = entry.grants.flatMap((grant) => [...grant.actions]);
    const things = entry.grants.map(({ actions: _actions, ...thing }) => JSON.stringify(thing));

    expect(verbs.filter((verb) => !/^(sqs|dynamodb|s3|ssm):[A-Za-z]+$/u.test(verb))).toEqual([]);
    expect(new Set(things).size).toBe(things.length);
  });

  it('is granted the queries on indexes that exist', () => {
    const indexes = entry.grants.flatMap((grant) => ('index' in grant ? [grant] : []));

    expect(indexes.filter(({ table, index }) => tables[table].indexes[index] === undefined)).toEqual([]);
  });

  it('gets the address of the database of its user, and of no other', () => {
    const parameters = Object.values(entry.environment).flatMap((value) =>
      'parameterName' in value && value.parameterName.startsWith('database-url-')
        ? [value.parameterName]
        : [],
    );

    expect(parameters).toEqual(entry.database === undefined ? [] : [`database-url-${entry.database}`]);
  });

  it('runs within the limits of Lambda, and of the gateway where it is behind it', () => {
    expect(entry.timeoutSeconds).toBeLessThanOrEqual(entry.trigger.kind === 'http' ? 29 : 900);
    expect(entry.memoryMb).toBeGreaterThanOrEqual(128);
    expect(entry.memoryMb).toBeLessThanOrEqual(10_240);
  });

  it('says in half a sentence what is lost while it fails', () => {
    expect(entry.impact).toMatch(/^[a-z].*[^.]$/u);
  });
});

describe('queues', () => {
  it.each(Object.keys(queues))('%s has exactly one consumer, which may consume it, and a sender', (queue) => {
    const consumers = entries.filter(
      ([, entry]) => entry.trigger.kind === 'queue' && entry.trigger.queue === queue,
    );
    const allowed = (verb: string) =>
      entries.filter(([, entry]) =>
        actionsOn(entry, (grant) => 'queue' in grant && grant.queue === queue).includes(verb),
      );

    expect(consumers).toHaveLength(1);
    for (const verb of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'])
      expect(allowed(verb)).toEqual(consumers);
    expect(allowed('sqs:SendMessage').length).toBeGreaterThanOrEqual(1);
  });

  it.each(Object.entries(queues))(
    '%s gives a message five tries, and keeps what failed longer',
    (_, queue) => {
      expect(queue.deadLetter.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(queue.deadLetter.retentionDays).toBeGreaterThan(queue.retentionDays);
      expect(queue.deadLetter.retentionDays).toBeLessThanOrEqual(14);
    },
  );

  it('are read with batches, windows and concurrency that an event source mapping takes', () => {
    const triggers = entries.flatMap(([, { trigger }]) => (trigger.kind === 'queue' ? [trigger] : []));

    for (const trigger of triggers) {
      expect(trigger.batchSize).toBeLessThanOrEqual(trigger.windowSeconds > 0 ? 10_000 : 10);
      expect(trigger.windowSeconds).toBeLessThanOrEqual(300);
      expect(trigger.maximumConcurrency).toBeGreaterThanOrEqual(2);
      expect(trigger.maximumConcurrency).toBeLessThanOrEqual(1000);
    }
  });

  it('hide a message for six timeouts and the window, within what a queue takes', () => {
    const consumers = entries.flatMap(([, entry]) => (entry.trigger.kind === 'queue' ? [entry] : []));

    expect(visibilityTimeout(functions['update-words'])).toBe(361);
    for (const consumer of consumers) expect(visibilityTimeout(consumer)).toBeLessThanOrEqual(43_200);
    expect(() => visibilityTimeout(functions['api-words'])).toThrow('behind a queue');
  });
});

describe('routes', () => {
  it('lead to the functions that wait for them, each method and path once', () => {
    const called = new Set(routes.map((route) => route.function));
    const waiting = entries.filter(([, { trigger }]) => trigger.kind === 'http').map(([name]) => name);
    const keys = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/gu, '{}')}`);

    expect([...called].toSorted()).toEqual(waiting.toSorted());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of editors ask for the scope to write words', () => {
    const closed = routes.filter(({ path }) => path.includes('correction'));

    expect(new Set(closed.map(({ scope }) => scope))).toEqual(new Set(['words:write']));
  });

  it('of sources and runs all ask for a scope: writing ones for a writing scope', () => {
    const closed = routes.filter(({ path }) => /^\/api\/(sources|runs)/u.test(path));

    for (const { method, scope } of closed)
      expect(scope).toMatch(method === 'GET' ? /^(sources|runs):read$/u : /^(sources|runs):write$/u);
  });
});

describe('what only one machine has', () => {
  it('is the exception of the source fetcher and the size of batches, marked as such wherever they appear', () => {
    const values = entries.flatMap(([, entry]) => Object.values(entry.environment));
    const localOnly = values.flatMap((value) => ('localOnly' in value ? [value.setting] : []));
    const exceptions = values.flatMap((value) =>
      'setting' in value && /^local-source-origin$|^words-per-part$/u.test(value.setting)
        ? [value.setting]
        : [],
    );

    expect(new Set(exceptions)).toEqual(new Set(['local-source-origin', 'words-per-part']));
    expect(localOnly).toEqual(exceptions);
  });
});

it('every table and bucket is used by a function', () => {
  const used = entries.flatMap(([, entry]) =>
    entry.grants.flatMap((grant) => {
      if ('table' in grant) return [grant.table];
      return 'bucket' in grant ? [grant.bucket] : [];
    }),
  );

  expect([...new Set<string>(used)].toSorted()).toEqual(
    [...Object.keys(tables), ...Object.keys(buckets)].toSorted(),
  );
});
