import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * A message that was being worked on when everything died is invisible until hours later, and its receive counts
 * towards the dead-letter queue. One that failed waits a short while only. The two are told apart by how far the
 * deadline lies beyond the last sign of life: visibility timeouts are six function timeouts, waits are shorter.
 */
const longestRetryWaitMs = 120_000;

/** Makes interrupted messages visible again and takes that receive back. To be called while no server has the file open. */
export const releaseInFlight = (dataDir: string): number => {
  const path = join(dataDir, 'fauxqs.db');
  if (!existsSync(path)) return 0;
  const diedAt = lastWrite(path);
  const database = new DatabaseSync(path);
  try {
    const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqs_messages'").get();
    if (known === undefined) return 0;
    const { changes } = database
      .prepare(
        `UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,
           approximate_receive_count = MAX(0, approximate_receive_count - 1)
         WHERE visibility_deadline > ?`,
      )
      .run(diedAt + longestRetryWaitMs);
    return Number(changes);
  } finally {
    database.close();
  }
};

function lastWrite(path: string): number {
  return Math.max(...[path, `${path}-wal`].map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
}
