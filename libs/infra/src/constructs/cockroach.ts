import { TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

const generator = { providerName: 'cockroach', providerVersionConstraint: '1.22.0' };

/** Reads its key from COCKROACH_API_KEY. There are no bindings to generate it from without a network. */
export class CockroachProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: 'cockroach',
      terraformGeneratorMetadata: generator,
      terraformProviderSource: 'cockroachdb/cockroach',
    });
  }
}

class CockroachResource extends TerraformResource {
  readonly #attributes: Readonly<Record<string, unknown>>;

  constructor(
    scope: Construct,
    id: string,
    {
      type,
      preventDestroy = false,
      ...attributes
    }: { type: string; preventDestroy?: boolean } & Record<string, unknown>,
  ) {
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: generator,
      ...(preventDestroy ? { lifecycle: { preventDestroy } } : {}),
    });
    this.#attributes = attributes;
  }

  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.#attributes };
  }
}

export interface CockroachClusterSettings {
  readonly name: string;
  readonly region: string;
  /** A month's limits: at them the database is switched off until the limit is raised or the month ends. */
  readonly requestUnits: number;
  readonly storageMib: number;
  readonly isProduction: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

/** A cluster of the Basic plan, on AWS. */
export class CockroachCluster extends CockroachResource {
  constructor(scope: Construct, id: string, settings: CockroachClusterSettings) {
    super(scope, id, {
      type: 'cockroach_cluster',
      preventDestroy: settings.isProduction,
      name: settings.name,
      cloud_provider: 'AWS',
      plan: 'BASIC',
      serverless: {
        usage_limits: { request_unit_limit: settings.requestUnits, storage_mib_limit: settings.storageMib },
      },
      regions: [{ name: settings.region }],
      delete_protection: settings.isProduction,
      labels: settings.labels,
    });
  }
}

export class CockroachDatabase extends CockroachResource {
  constructor(
    scope: Construct,
    id: string,
    settings: { name: string; clusterId: string; isProduction: boolean },
  ) {
    super(scope, id, {
      type: 'cockroach_database',
      preventDestroy: settings.isProduction,
      name: settings.name,
      cluster_id: settings.clusterId,
    });
  }
}

/** A user with a random password that nobody knows; a known one here would stay in the state for ever. */
export class CockroachSqlUser extends CockroachResource {
  constructor(scope: Construct, id: string, settings: { name: string; clusterId: string }) {
    super(scope, id, { type: 'cockroach_sql_user', name: settings.name, cluster_id: settings.clusterId });
  }
}
