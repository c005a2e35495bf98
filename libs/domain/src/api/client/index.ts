export type * from './api-operations.ts';
export { makeApiClient, type ApiClient, type Send } from './make-api-client.ts';
