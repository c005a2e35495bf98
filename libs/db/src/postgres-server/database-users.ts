import pg from 'pg';

/** The three users of the words database and their passwords. */
export interface UserPasswords {
  /** Owns the schema; on one machine also the cluster. */
  readonly owner: string;
  readonly writer: string;
  readonly reader: string;
}

export type DatabaseUser = keyof UserPasswords;

/** Creates writer and reader and the database where missing, and sets their passwords. Safe to run again. */
export const ensureUsersAndDatabase = async (
  adminUrl: string,
  database: string,
  passwords: UserPasswords,
): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await ensureUser(client, 'writer', passwords.writer);
    await ensureUser(client, 'reader', passwords.reader);
    if (!(await exists(client, 'SELECT 1 FROM pg_database WHERE datname = $1', database))) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(database)} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO writer, reader`);
  } finally {
    await client.end();
  }
};

async function ensureUser(client: pg.Client, name: DatabaseUser, password: string): Promise<void> {
  const verb = (await exists(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', name)) ? 'ALTER' : 'CREATE';
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
  );
}

async function exists(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rows.length > 0;
}
