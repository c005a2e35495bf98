export { type DatabaseUser } from './database-users.ts';
export { type HousingKind } from './housing.ts';
export { forgetPostgres, startPostgres, type RunningPostgres } from './start-postgres.ts';
