import {
  claimLedgerContract,
  outcomeWriterContract,
  runStoreContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { simClaimLedger } from './sim-claim-ledger.ts';
import { simOutcomeWriter } from './sim-outcome-writer.ts';
import { simRunStore } from './sim-run-store.ts';
import { openSimDatabase } from './testing/open-sim-database.ts';
import type { Isolation } from './transaction.ts';

const notSimulated = (): Promise<never> => Promise.reject(new Error('only single words are simulated'));

const makeWorld = (isolation: Isolation) => async (): Promise<WordsWorld> => {
  const { database, newTask, advance } = openSimDatabase(isolation);
  const session = database.session(newTask());
  return {
    runs: simRunStore(session),
    ledger: simClaimLedger(session),
    outcomes: simOutcomeWriter(session),
    catalogue: {
      find: async (text) => database.tables.words.current.get(text),
      revision: async () => BigInt(database.tables.revision.current.get('1')?.value ?? 0),
      page: notSimulated,
      count: notSimulated,
      counts: notSimulated,
      texts: notSimulated,
      named: notSimulated,
    },
    moveOn: async () => advance(1),
  };
};

for (const isolation of ['read committed', 'serializable'] as const) {
  runStoreContract(`simulated, ${isolation}`, makeWorld(isolation));
  claimLedgerContract(`simulated, ${isolation}`, makeWorld(isolation));
  outcomeWriterContract(`simulated, ${isolation}`, makeWorld(isolation));
}
