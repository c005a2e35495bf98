import { readFileSync } from 'node:fs';
import { gzipPacking } from '@word-list/adapters/packing';
import { bucketService, s3ViewObjects } from '@word-list/adapters/s3';
import { drizzleViewLedger, openDatabase } from '@word-list/db';
import { publishView } from '@word-list/domain';

// What check-batches does once in a while, in a process of its own: publishes the judge that is due.
const [url = '', bucket = ''] = process.argv.slice(2);
const database = openDatabase(url, { max: 1, applicationName: 'bench' });
const before = process.cpuUsage();
await publishView({
  ledger: drizzleViewLedger(database),
  objects: s3ViewObjects(bucketService(process.env), bucket),
  packing: gzipPacking,
  log: { info: () => undefined, warn: console.error, error: console.error },
})();
const { user, system } = process.cpuUsage(before);
const peak = Number(/VmHWM:\s+(\d+)/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
process.stdout.write(`${JSON.stringify({ cpu: (user + system) / 1000, peak })}\n`);
await database.close();
