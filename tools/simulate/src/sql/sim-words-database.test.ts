import { claimLedger, outcomeWriter, runStore } from '@word-list/domain';
import {
  claimLedgerContract,
  outcomeWriterContract,
  runStoreContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import type { Isolation, ServerKind } from '@word-list/domain/testing';
import { openSimDatabase } from './testing/open-sim-database.ts';

const notSimulated = (): Promise<never> => Promise.reject(new Error('only single words are simulated'));

const makeWorld = (rules: { isolation: Isolation; server: ServerKind }) => async (): Promise<WordsWorld> => {
  const { database, newTask, advance } = openSimDatabase(rules);
  const session = database.session(newTask());
  return {
    runs: runStore(session),
    ledger: claimLedger(session),
    outcomes: outcomeWriter(session),
    catalogue: {
      find: async (text) => database.tables.words.current.get(text),
      revision: async () => database.tables.revision.current.get('1')?.value ?? 0n,
      page: notSimulated,
      count: notSimulated,
      counts: notSimulated,
      candidates: notSimulated,
      named: notSimulated,
    },
    moveOn: async () => advance(1),
  };
};

for (const isolation of ['read committed', 'serializable'] as const) {
  for (const server of ['postgres', 'cockroach'] as const) {
    const world = makeWorld({ isolation, server });
    runStoreContract(`simulated, ${isolation}, ${server}`, world);
    claimLedgerContract(`simulated, ${isolation}, ${server}`, world);
    outcomeWriterContract(`simulated, ${isolation}, ${server}`, world);
  }
}
