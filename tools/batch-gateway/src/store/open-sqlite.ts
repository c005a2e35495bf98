import type * as sqliteModule from 'node:sqlite';

type Sqlite = typeof sqliteModule;

/** Opens a database file. Throws an error that says what to do on a Node.js without SQLite. */
export const openSqlite = (
  path: string,
  options: sqliteModule.DatabaseSyncOptions,
  load: () => Sqlite | undefined = builtIn,
): sqliteModule.DatabaseSync => {
  const sqlite = load();
  if (sqlite !== undefined) return new sqlite.DatabaseSync(path, options);
  throw new Error(
    `the batch gateway keeps its state in SQLite, which Node.js ${process.versions.node} does not have: run it with ` +
      'Node.js 22.13 or later, such as the one that npm install puts into node_modules/.bin',
  );
};

/** Node's own SQLite; undefined in releases without it. Not imported, which would end the process without a word. */
function builtIn(): Sqlite | undefined {
  return process.getBuiltinModule('node:sqlite');
}
