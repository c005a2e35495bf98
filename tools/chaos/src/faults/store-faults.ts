import { by, cannot, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import { allAtOnce, dropped, ledger, lostState, real, repeated, throttled } from './shared-injections.ts';

const rolledBack = file('tools/chaos/src/long/rolled-back-tables.test.ts');
const rights = file('tools/local/src/aws-front/least-privilege.e2e.test.ts');
const tables = file('libs/adapters/src/dynamodb/table.test.ts');
const stores = file('libs/adapters/src/dynamodb/dynamo-stores.emulator.test.ts');
const batchRows = file('libs/domain/src/testing/contracts/batch-store.contract.ts');
const chunkFunction = file('apps/process-source-chunk/src/handler.test.ts');

export const storeFaults: readonly ServiceFaults[] = [
  {
    service: 'Key-value store',
    faults: [
      by('throttling', throttled),
      by(
        'items of a batch come back unprocessed',
        real('stands tables and queues that do a part of a request, or none of it for long'),
        tables('writes 25 a request and again what was left over'),
        tables('reads 100 keys a request, consistently, and again what was held back'),
      ),
      by(
        'they stay unprocessed',
        tables('says how many items could not be written'),
        tables('says how many items could not be read'),
      ),
      by(
        'a condition fails, also by our own write whose answer was lost',
        stores('takes its own put, repeated after a lost answer, for done'),
        stores('does not take an equal row of somebody else for its own'),
        batchRows('lets one of many savers of one version win'),
        dropped,
      ),
      by('an index lags behind', sim('stale-index')),
      cannot(
        'a transaction is cancelled, for each reason',
        'no rule rests on one: every write is a single item under a condition',
      ),
      cannot('a transaction token is used again too late', 'there are no transactions'),
      cannot('an item above 400 KB', 'the largest, a prompt, holds 50 words of at most 64 code points'),
      by('connections break before and after a call', sim('fail-before', 'fail-after', 'timeout'), dropped),
      by(
        'tables are rolled back to an earlier copy',
        lostState('goes on without its queues, and with tables of an earlier time, and asks no word twice'),
        rolledBack('ends two runs exactly with tables of when %s, put back when %s'),
      ),
    ],
  },
  {
    service: 'Chunk store',
    faults: [
      by(
        'an object is missing, cut, or of another content',
        sim('chunk-broken'),
        chunkFunction('retries only the record whose chunk is missing, changed, or not understood'),
      ),
      by('access is denied', rights('cuts no chunk without each right of process-source-chunk')),
      by('503 SlowDown', throttled),
      by('a read is slow, or its connection breaks', sim('delay'), dropped, allAtOnce),
      by('a chunk is announced twice', repeated),
      by(
        'a chunk that fails every time: its words fail with the reason, the others go on',
        sim('chunk-broken'),
        ledger('enters a part that could not be read as failed'),
      ),
    ],
  },
];
