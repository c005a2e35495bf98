import { unsetSecret } from '../constructs/secret-parameter.ts';
import { clusterName, parameterPath } from '../names.ts';
import { type SecretName, databaseSecret, secretNames } from '../secret-names.ts';
import { databaseUsers } from '../topology.ts';
import type { Cluster, ClusterDirectory } from './cockroach-cloud.ts';
import type { ParameterStore } from './parameter-store.ts';

export interface FillSecretsPorts {
  readonly parameters: ParameterStore;
  readonly clusters: ClusterDirectory;
  /** That many random bytes in letters that need no escaping in a URL. */
  readonly randomText: (bytes: number) => string;
}

export interface FillSecretsInput {
  readonly stage: string;
  /** Sets new passwords and keys although there are some. */
  readonly rotate: boolean;
  /** The key of the model's provider; without it, the one that is there stays. */
  readonly modelApiKey?: string;
}

export class ModelKeyMissing extends Error {
  override readonly name = 'ModelKeyMissing';

  constructor() {
    super('Set MODEL_API_KEY: the stage has no key for the model yet');
  }
}

type DatabaseUser = (typeof databaseUsers)[number];

/**
 * Gives every secret of a stage that is still the stand-in its value; returns the names of those it wrote.
 * A password is set before it is written down: when that fails, the stand-in is still there, and the next call
 * sets another one. Throws ModelKeyMissing, after the rest, when the model's key is needed and not given.
 */
export const fillSecrets =
  (ports: FillSecretsPorts) =>
  async ({ stage, rotate, modelApiKey }: FillSecretsInput): Promise<SecretName[]> => {
    const path = (name: SecretName) => parameterPath(stage, name);
    const held = await ports.parameters.read(secretNames.map(path));
    const isUnset = (name: SecretName) => [undefined, unsetSecret].includes(held.get(path(name)));
    const written: SecretName[] = [];
    const write = async (name: SecretName, value: string) => {
      await ports.parameters.write(path(name), value);
      written.push(name);
    };

    const users = databaseUsers.filter((user) => rotate || isUnset(databaseSecret(user)));
    await renewDatabaseSecrets(ports, { stage, users }, write);
    if (rotate || isUnset('cursor-key')) await write('cursor-key', ports.randomText(32));
    if (modelApiKey !== undefined && held.get(path('model-api-key')) !== modelApiKey)
      await write('model-api-key', modelApiKey);
    else if (isUnset('model-api-key')) throw new ModelKeyMissing();
    return written;
  };

/** Sets a new password for each user, and then writes down where it connects. */
async function renewDatabaseSecrets(
  { clusters, randomText }: FillSecretsPorts,
  { stage, users }: { stage: string; users: readonly DatabaseUser[] },
  write: (name: SecretName, value: string) => Promise<void>,
): Promise<void> {
  if (users.length === 0) return;
  const cluster = await clusters.find(clusterName(stage));
  for (const user of users) {
    const password = randomText(32);
    await clusters.setPassword(cluster.id, user, password);
    await write(databaseSecret(user), databaseUrl(user, password, cluster));
  }
}

function databaseUrl(user: DatabaseUser, password: string, { host }: Cluster): string {
  return `postgresql://${user}:${password}@${host}:26257/words?sslmode=verify-full`;
}
