import { by, cannot, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import { interleavings, outcomes, races, real } from './shared-injections.ts';

const database = file('libs/db/src/client/open-database.test.ts');
const retrying = file('libs/db/src/client/retrying.test.ts');
const migrations = file('libs/db/src/migrate-database.test.ts');
const refused = real(
  'stands transactions that PostgreSQL turns down, once and longer than one place tries again',
);
const cutOff = real(
  'stands connections to PostgreSQL that break: idle ones, busy ones, before a COMMIT and after it',
);
const closed = real('stands a PostgreSQL that takes no more connections, or no writes, for a while');

export const databaseFaults: readonly ServiceFaults[] = [
  {
    service: 'Words database',
    faults: [
      by(
        '40001, once, several times, and more often than one place tries',
        sim('conflict'),
        refused,
        retrying('gives up after so many tries, with the last error'),
      ),
      by(
        '40003, or the connection is lost after COMMIT',
        sim('lost-commit'),
        refused,
        cutOff,
        database('runs again when the answer to COMMIT is lost: the work has to stand that'),
      ),
      by(
        'a connection breaks before COMMIT, idle or busy; the server ends it',
        cutOff,
        database('outlives its connections being ended, idle ones and busy ones'),
      ),
      by(
        'a deadlock',
        refused,
        retrying('tries again after conflicts and lost connections, at doubling pauses'),
      ),
      by(
        'transactions that interleave statement by statement',
        interleavings('two deliveries of one outcome count it once'),
        races('end every run with counts that a recount confirms, seed %i'),
      ),
      by(
        'a unique violation',
        migrations('refuses scores out of range and a second live run, by the schema itself'),
        retrying('throws anything else at once'),
      ),
      by('no connection is free', closed),
      by('the server is read-only for a while, as in a failover', closed),
      by(
        'the server is not there yet',
        database('waits for a server that is not there yet, and gives up in the end'),
      ),
      by('a statement takes too long', database('ends a statement that takes too long, and goes on')),
      by(
        'a migration is run again, or by several at once',
        migrations('makes the schema once, however often and however many at a time run it'),
      ),
      cannot(
        'a migration is half applied',
        'all of a release are one transaction, and the records of what was applied are in it',
      ),
      cannot(
        'one statement names a key twice',
        'no word is twice in a list, in a part or in a verdict; the statements get nothing else',
      ),
      by(
        'NULL in the column of a new attribute',
        outcomes('leaves attributes unscored that the rubric did not have, and ignores those that are gone'),
      ),
      by('it is gone for longer than every retry', sim('outage')),
    ],
  },
];
