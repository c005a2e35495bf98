import { claimLedger, correctionStore, judgeStore, outcomeWriter, runStore } from '@word-list/domain';
import {
  claimLedgerContract,
  correctionStoreContract,
  judgeStoreContract,
  normsContract,
  outcomeWriterContract,
  runStoreContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { catalogueOf, type Isolation, type ServerKind } from '@word-list/domain/testing';
import { openSimDatabase } from './testing/open-sim-database.ts';

const makeWorld = (rules: { isolation: Isolation; server: ServerKind }) => async (): Promise<WordsWorld> => {
  const { database, newTask, advance } = openSimDatabase(rules);
  const session = database.session(newTask());
  return {
    runs: runStore(session),
    ledger: claimLedger(session),
    outcomes: outcomeWriter(session),
    corrections: correctionStore(session),
    judges: judgeStore(session),
    catalogue: catalogueOf(database.tables),
    moveOn: async () => advance(1),
  };
};

for (const isolation of ['read committed', 'serializable'] as const) {
  for (const server of ['postgres', 'cockroach'] as const) {
    const world = makeWorld({ isolation, server });
    runStoreContract(`simulated, ${isolation}, ${server}`, world);
    claimLedgerContract(`simulated, ${isolation}, ${server}`, world);
    correctionStoreContract(`simulated, ${isolation}, ${server}`, world);
    judgeStoreContract(`simulated, ${isolation}, ${server}`, world);
    normsContract(`simulated, ${isolation}, ${server}`, world);
    outcomeWriterContract(`simulated, ${isolation}, ${server}`, world);
  }
}
