import { migrateDatabase } from './migrate-database.ts';

// nx run db:migrate: the schema of the database behind DATABASE_URL, as its owner.
const url = process.env.DATABASE_URL;
if (url === undefined || url === '') {
  console.error('Set DATABASE_URL to the connection URL of the database owner.');
  process.exitCode = 1;
} else {
  await migrateDatabase(url);
  console.log('The schema of the words database is up to date.');
}
