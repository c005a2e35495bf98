import { type ParameterName, databaseUsers, functions } from './topology.ts';

type DatabaseSecret = `database-url-${(typeof databaseUsers)[number]}`;

export type SecretName = ParameterName | DatabaseSecret;

/** The parameter that holds the address of the words database for one of its users. */
export const databaseSecret = (user: (typeof databaseUsers)[number]): DatabaseSecret =>
  `database-url-${user}`;

const read = Object.values(functions).flatMap(({ grants }) =>
  grants.flatMap((grant) => ('parameter' in grant ? [grant.parameter] : [])),
);

/** Every secret of a stage, once: what functions read, and the owner's address of the database for migrations. */
export const secretNames: readonly SecretName[] = [
  ...new Set<SecretName>([...databaseUsers.map(databaseSecret), ...read]),
];
