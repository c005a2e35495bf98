export { type DatabaseUser, type UserPasswords } from './database-users.ts';
export { type HousingKind } from './housing.ts';
export {
  forgetPostgres,
  startPostgres,
  type PostgresOptions,
  type RunningPostgres,
} from './start-postgres.ts';
