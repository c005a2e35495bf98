import * as z from 'zod';

export interface Cluster {
  readonly id: string;
  /** The host that SQL clients connect to. */
  readonly host: string;
}

/** The clusters of an organisation at CockroachDB Cloud. */
export interface ClusterDirectory {
  /** Throws when there is no cluster of that name. */
  find(name: string): Promise<Cluster>;
  setPassword(clusterId: string, user: string, password: string): Promise<void>;
}

const clusters = z.object({
  clusters: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      regions: z.array(z.object({ sql_dns: z.string() })).min(1),
    }),
  ),
});

export interface CockroachCloudSettings {
  readonly apiKey: string;
  readonly request: typeof fetch;
  /** Another server than CockroachDB Cloud's, as `https://…`. */
  readonly origin?: string | undefined;
}

/** Through the Cloud API. Answers are never part of an error: they might repeat what was sent. */
export const cockroachCloud = (settings: CockroachCloudSettings): ClusterDirectory => {
  const { apiKey, request, origin = 'https://cockroachlabs.cloud' } = settings;
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await request(`${origin}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`CockroachDB Cloud answered ${response.status} to ${method} ${path}`);
    return response.json();
  };
  return {
    async find(name) {
      const answer = clusters.parse(await call('GET', 'clusters?pagination.limit=500'));
      const found = answer.clusters.find((cluster) => cluster.name === name);
      const host = found?.regions[0]?.sql_dns;
      if (found === undefined || host === undefined)
        throw new Error(`There is no cluster ${name}: deploy the foundation first`);
      return { id: found.id, host };
    },
    async setPassword(clusterId, user, password) {
      await call('PUT', `clusters/${clusterId}/sql-users/${user}/password`, { password });
    },
  };
};
