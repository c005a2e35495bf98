import { migrateDatabase } from './migrate-database.ts';
import { renewEpoch } from './renew-epoch.ts';

const works: Readonly<Record<string, (url: string) => Promise<string>>> = {
  // nx run db:migrate
  migrate: async (url) => {
    await migrateDatabase(url);
    return 'The schema of the words database is up to date.';
  },
  // nx run db:restored
  restored: async (url) =>
    `The words database has a new epoch, ${await renewEpoch(url)}: readers load it again.`,
};

// Each on the database behind DATABASE_URL, as its owner.
const work = works[process.argv[2] ?? ''];
const url = process.env.DATABASE_URL;
if (work === undefined) {
  console.error(`Say what to do: ${Object.keys(works).join(' or ')}.`);
  process.exitCode = 2;
} else if (url === undefined || url === '') {
  console.error('Set DATABASE_URL to the connection URL of the database owner.');
  process.exitCode = 1;
} else {
  console.log(await work(url));
}
