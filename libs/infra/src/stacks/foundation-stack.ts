import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

import type { StageConfig } from '../config.ts';
import {
  CockroachCluster,
  CockroachDatabase,
  CockroachProvider,
  CockroachSqlUser,
} from '../constructs/cockroach.ts';
import { addSecretParameter } from '../constructs/secret-parameter.ts';
import { clusterName } from '../names.ts';
import { databaseUsers } from '../topology.ts';
import { secretNames } from '../secret-names.ts';
import { StageStack } from './stage-stack.ts';

export const foundationStackId = 'foundation';

/** What has to exist before any code runs: the words database with its users, and the places of the secrets. */
export class FoundationStack extends StageStack {
  constructor(scope: Construct, config: StageConfig) {
    super(scope, foundationStackId, config);
    new CockroachProvider(this, 'cockroach');
    const { stage, isProduction, database } = config;
    const cluster = new CockroachCluster(this, 'cluster', {
      name: clusterName(stage),
      isProduction,
      labels: { project: 'word-list', stage },
      ...database,
    });
    new CockroachDatabase(this, 'words-db', { name: 'words', clusterId: cluster.id, isProduction });
    for (const name of databaseUsers) new CockroachSqlUser(this, name, { name, clusterId: cluster.id });
    for (const name of secretNames) addSecretParameter(this, stage, name);
    new TerraformOutput(this, `${stage}-cluster-id`, { value: cluster.id });
  }
}
