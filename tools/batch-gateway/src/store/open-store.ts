import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeBatchStore } from './batch-store.ts';
import { openDatabase } from './database.ts';
import { makeFileStore } from './file-store.ts';
import { holdDataDir } from './hold-data-dir.ts';
import { makeLedger } from './ledger.ts';
import { makeResultStore } from './result-store.ts';

/** All state of one gateway. Throws DataDirTaken when another gateway has the data dir. */
export const openStore = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true });
  const hold = holdDataDir(dataDir);
  const database = openDatabase(join(dataDir, 'gateway.sqlite'));
  return {
    batches: makeBatchStore(database),
    files: makeFileStore(database, dataDir),
    ledger: makeLedger(database),
    results: makeResultStore(database),
    transaction: <Result>(work: () => Result): Result => database.transaction(work),
    close(): void {
      database.connection.close();
      hold.release();
    },
  };
};

export type Store = ReturnType<typeof openStore>;
