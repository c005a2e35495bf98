import pg from 'pg';

/** Which statements PostgreSQL turns down, with which code, and how many of them. */
export interface Refusal {
  readonly table: string;
  readonly on: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly code: '40001' | '40P01' | '40003';
  readonly times: number;
  /** Only at the end of the transaction, in answer to COMMIT. */
  readonly atCommit?: boolean;
}

/** Makes PostgreSQL itself answer so, by triggers. */
export const refuseStatements = (ownerUrl: string, refusals: readonly Refusal[]): Promise<void> =>
  run(ownerUrl, refusals.map(statementsOf).join('\n'));

/** Takes the triggers away. Answers how many statements each turned down, in the order given. */
export const stopRefusing = async (ownerUrl: string, refusals: readonly Refusal[]): Promise<number[]> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const counts: number[] = [];
    for (const refusal of refusals) {
      const name = nameOf(refusal);
      const { rows } = await client.query<{ called: string }>(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS called FROM ${name}`,
      );
      counts.push(Math.min(refusal.times, Number(rows[0]?.called)));
      await client.query(`DROP FUNCTION ${name}() CASCADE; DROP SEQUENCE ${name}`);
    }
    return counts;
  } finally {
    await client.end();
  }
};

/** Has the server end the connections of every function, as a failover does (57P01). */
export const endConnections = (ownerUrl: string): Promise<void> =>
  run(
    ownerUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE usename IN ('writer', 'reader') AND pid <> pg_backend_pid()`,
  );

/** What a server can be like for a while: it has no connection left for the functions, or takes no writes from them. */
export type ServerState = 'full' | 'read-only' | 'well';

const stateStatements: Readonly<Record<ServerState, string>> = {
  full: 'ALTER ROLE writer CONNECTION LIMIT 0',
  'read-only': 'ALTER ROLE writer SET default_transaction_read_only = on',
  well: 'ALTER ROLE writer CONNECTION LIMIT -1; ALTER ROLE writer RESET default_transaction_read_only',
};

/** Brings the server into this state and ends every connection, so that the next one of each function meets it. */
export const changeServer = async (ownerUrl: string, state: ServerState): Promise<void> => {
  await run(ownerUrl, stateStatements[state]);
  await endConnections(ownerUrl);
};

async function run(ownerUrl: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}

/** A sequence counts the refusals, because it does not take part in the roll back. */
function statementsOf(refusal: Refusal): string {
  const { table, on, code, times, atCommit = false } = refusal;
  const name = nameOf(refusal);
  const trigger = atCommit
    ? `CREATE CONSTRAINT TRIGGER ${name} AFTER ${on} ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW`
    : `CREATE TRIGGER ${name} BEFORE ${on} ON ${table} FOR EACH STATEMENT`;
  return `
    CREATE SEQUENCE ${name};
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF nextval('${name}') <= ${times} THEN
        RAISE EXCEPTION 'injected' USING ERRCODE = '${code}';
      END IF;
      RETURN COALESCE(NEW, OLD);
    END $$;
    ${trigger} EXECUTE FUNCTION ${name}();`;
}

function nameOf({ table, on, code }: Refusal): string {
  return `chaos_${table}_${on}_${code}`.toLowerCase();
}
