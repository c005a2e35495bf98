import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import { rowsOf } from '../sql-parts.ts';

/** A user of the functions is an administrator of the database, and its owner may not change that. */
export class UsersAreAdministrators extends Error {
  override readonly name = 'UsersAreAdministrators';

  constructor(users: readonly string[], cause: unknown) {
    super(
      `${users.join(' and ')} can do anything in the database, and its owner may not take that away: as an administrator, run REVOKE admin FROM ${users.join(', ')}, and migrate again`,
      { cause },
    );
  }
}

/**
 * Gives the users `writer` and `reader`, where they exist, what they need, and no more: rows of every table; the
 * opinions, their judges and their revision, and where they are published. Safe to run again. Throws UsersAreAdministrators.
 */
export async function grantUsers(db: Database): Promise<void> {
  await execute(db, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  const users = await db.read((queries) => rowsOf(queries, userRow, selectUsers));
  if (users.length < 2) return;
  await revokeAdmin(db);
  await execute(db, 'GRANT USAGE ON SCHEMA public TO writer, reader');
  await execute(db, `GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO writer`);
  await execute(db, 'GRANT SELECT ON opinions, judges, lists, revision, views TO reader');
}

const tables =
  'batch_costs, corrections, judges, lists, opinions, resends, revision, rubrics, run_parts, runs, views, word_claims, word_failures, word_waits';

const userRow = z.object({ user: z.string() });

const selectUsers = sql`SELECT rolname AS "user" FROM pg_roles WHERE rolname IN ('writer', 'reader')`;

const selectAdministrators = sql`SELECT u.rolname AS "user" FROM pg_auth_members AS m
  JOIN pg_roles AS r ON r.oid = m.roleid JOIN pg_roles AS u ON u.oid = m.member
  WHERE r.rolname = 'admin' AND u.rolname IN ('writer', 'reader') ORDER BY u.rolname`;

/** CockroachDB Cloud makes every user that it creates an administrator; only the owner stays one. */
async function revokeAdmin(db: Database): Promise<void> {
  const administrators = await db.read((queries) => rowsOf(queries, userRow, selectAdministrators));
  if (administrators.length === 0) return;
  const users = administrators.map(({ user }) => user);
  try {
    await execute(db, `REVOKE admin FROM ${users.join(', ')}`);
  } catch (cause) {
    throw new UsersAreAdministrators(users, cause);
  }
}

async function execute(db: Database, statement: string): Promise<void> {
  await db.read((queries) => queries.execute(sql.raw(statement)));
}
