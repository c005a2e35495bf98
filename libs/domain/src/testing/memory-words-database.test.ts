import {
  claimLedgerContract,
  correctionStoreContract,
  judgeStoreContract,
  normsContract,
  outcomeWriterContract,
  runStoreContract,
  twoJudgesContract,
  wordCatalogueContract,
  type WordsWorld,
} from './contracts/index.ts';
import { fixedClock } from './fixed-clock.ts';
import { memoryWordsDatabase } from './memory-words-database.ts';

const makeWorld = async (): Promise<WordsWorld> => {
  const clock = fixedClock();
  const database = memoryWordsDatabase({ clock });
  return {
    ...database,
    moveOn: async () => {
      clock.advance(1);
    },
  };
};

runStoreContract('in memory', makeWorld);
claimLedgerContract('in memory', makeWorld);
outcomeWriterContract('in memory', makeWorld);
correctionStoreContract('in memory', makeWorld);
judgeStoreContract('in memory', makeWorld);
normsContract('in memory', makeWorld);
wordCatalogueContract('in memory', makeWorld);
twoJudgesContract('in memory', makeWorld);
