import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { CommandOptions } from '../commands/run-command.ts';
import { unsetSecret } from '../constructs/secret-parameter.ts';
import { migrateStage } from '../migrate/migrate-stage.ts';
import { secretNames } from '../secret-names.ts';
import { cockroachCloud } from './cockroach-cloud.ts';
import { fillSecrets } from './fill-secrets.ts';
import { ssmParameterStore } from './parameter-store.ts';

const path = (name: string) => `/word-list/staging/${name}`;

const makeWorld = (values: Record<string, string> = {}) => {
  const parameters = new Map(secretNames.map((name) => [path(name), values[name] ?? unsetSecret]));
  const passwords = new Map<string, string>();
  let drawn = 0;
  const ports = {
    parameters: {
      read: async (names: readonly string[]) =>
        new Map([...parameters].filter(([name]) => names.includes(name))),
      write: async (name: string, value: string) => void parameters.set(name, value),
    },
    clusters: {
      find: async (name: string) => ({ id: `id of ${name}`, host: 'sql.example.org' }),
      setPassword: async (_: string, user: string, password: string) => void passwords.set(user, password),
    },
    randomText: (bytes: number) => `random-${(drawn += 1)}-of-${bytes}`,
  };
  return { parameters, passwords, ports, fill: fillSecrets(ports) };
};

describe('filling the secrets of a stage', () => {
  it('gives each its value: users their passwords, cursors a key, the model its key', async () => {
    const { parameters, passwords, fill } = makeWorld();

    const written = await fill({ stage: 'staging', rotate: false, modelApiKey: 'sk-1' });

    expect(written.toSorted()).toEqual([...secretNames].toSorted());
    for (const user of ['owner', 'writer', 'reader'])
      expect(parameters.get(path(`database-url-${user}`))).toBe(
        `postgresql://${user}:${passwords.get(user) ?? ''}@sql.example.org:26257/words?sslmode=verify-full`,
      );
    expect(new Set(passwords.values()).size).toBe(3);
    expect(parameters.get(path('model-api-key'))).toBe('sk-1');
  });

  it('changes nothing the second time', async () => {
    const { parameters, fill } = makeWorld();
    await fill({ stage: 'staging', rotate: false, modelApiKey: 'sk-1' });
    const before = new Map(parameters);

    expect(await fill({ stage: 'staging', rotate: false })).toEqual([]);
    expect(parameters).toEqual(before);
  });

  it('replaces the passwords and the cursor key when told to, and the model’s key when given another', async () => {
    const { parameters, fill } = makeWorld();
    await fill({ stage: 'staging', rotate: false, modelApiKey: 'sk-1' });
    const before = new Map(parameters);

    await fill({ stage: 'staging', rotate: true, modelApiKey: 'sk-2' });

    for (const name of secretNames) expect(parameters.get(path(name))).not.toBe(before.get(path(name)));
  });

  it('sets a new password when the one before was set and not written down', async () => {
    const { parameters, passwords, ports } = makeWorld();
    const losing = {
      ...ports,
      parameters: { ...ports.parameters, write: () => Promise.reject(new Error('gone')) },
    };
    await expect(fillSecrets(losing)({ stage: 'staging', rotate: false })).rejects.toThrow('gone');

    await fillSecrets(ports)({ stage: 'staging', rotate: false, modelApiKey: 'sk-1' });

    expect(parameters.get(path('database-url-owner'))).toContain(passwords.get('owner'));
  });

  it('says that the model’s key is missing, after it has set the rest', async () => {
    const { parameters, fill } = makeWorld();

    await expect(fill({ stage: 'staging', rotate: false })).rejects.toThrow('Set MODEL_API_KEY');
    expect([...parameters.values()].filter((value) => value === unsetSecret)).toHaveLength(1);
  });
});

describe('the parameter store', () => {
  const stored = (values: Readonly<Record<string, string>>) => {
    const asked: object[] = [];
    const send = async ({ input }: { input: object }) => {
      asked.push(input);
      const { Names = [] } = input as { Names?: string[] };
      return { Parameters: Names.flatMap((Name) => (Name in values ? [{ Name, Value: values[Name] }] : [])) };
    };
    return {
      asked,
      store: ssmParameterStore({ send }),
    };
  };

  it('reads those that exist, decrypted', async () => {
    const { asked, store } = stored({ '/a': 'b' });

    expect(await store.read(['/a', '/c'])).toEqual(new Map([['/a', 'b']]));
    expect(asked).toEqual([{ Names: ['/a', '/c'], WithDecryption: true }]);
  });

  it('asks for more than ten in several calls', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `/p${index}`);
    const { asked, store } = stored(Object.fromEntries(names.map((name) => [name, name])));

    expect([...(await store.read(names)).keys()]).toEqual(names);
    expect(asked).toHaveLength(2);
  });

  it('writes encrypted ones over those that are there', async () => {
    const { asked, store } = stored({});

    await store.write('/a', 'a secret');

    expect(asked).toEqual([{ Name: '/a', Value: 'a secret', Type: 'SecureString', Overwrite: true }]);
  });
});

describe('CockroachDB Cloud', () => {
  const cloud = (answer: unknown, status = 200) => {
    const asked: Request[] = [];
    const request: typeof fetch = async (input, init) => {
      asked.push(new Request(input, init));
      return Response.json(answer, { status });
    };
    return { asked, directory: cockroachCloud({ apiKey: 'key', request }) };
  };
  const clusters = {
    clusters: [{ id: '1', name: 'word-list-staging', regions: [{ sql_dns: 'sql.example.org' }] }],
  };

  it('finds a cluster by its name, and says when there is none', async () => {
    const { directory } = cloud(clusters);

    expect(await directory.find('word-list-staging')).toEqual({ id: '1', host: 'sql.example.org' });
    await expect(directory.find('word-list-other')).rejects.toThrow('deploy the foundation first');
  });

  it('sets a password', async () => {
    const { directory, asked } = cloud({});

    await directory.setPassword('1', 'writer', 'new');

    expect(asked[0]?.method).toBe('PUT');
    expect(asked[0]?.url).toBe('https://cockroachlabs.cloud/api/v1/clusters/1/sql-users/writer/password');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer key');
    expect(z.object({ password: z.string() }).parse(await asked[0]?.json())).toEqual({ password: 'new' });
  });

  it('repeats neither key nor password when it is refused', async () => {
    const { directory } = cloud({ message: 'password new is too short' }, 400);

    const failing = directory.setPassword('1', 'writer', 'new');

    await expect(failing).rejects.toThrow('answered 400 to PUT clusters/1/sql-users/writer/password');
    await expect(failing).rejects.not.toThrow('too short');
  });
});

describe('migrating a stage', () => {
  it('runs the migrations as the owner, whose URL is not among the arguments', async () => {
    const { ports } = makeWorld({ 'database-url-owner': 'postgresql://owner:p@host/words' });
    const calls: [string, readonly string[], CommandOptions | undefined][] = [];

    await migrateStage({
      ...ports,
      run: async (...call) => {
        calls.push([call[0], call[1], call[2]]);
        return '';
      },
    })({ stage: 'staging', workspace: '/workspace' });

    expect(calls).toEqual([
      [
        'nx',
        ['run', 'db:migrate'],
        { cwd: '/workspace', show: true, env: { DATABASE_URL: 'postgresql://owner:p@host/words' } },
      ],
    ]);
  });

  it('asks for the secrets to be set first', async () => {
    const { ports } = makeWorld();

    await expect(
      migrateStage({ ...ports, run: () => Promise.resolve('') })({
        stage: 'staging',
        workspace: '/workspace',
      }),
    ).rejects.toThrow('run infra:secrets');
  });
});
