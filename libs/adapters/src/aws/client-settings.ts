/**
 * Settings of every AWS client. Without limits of its own the SDK waits on a dead connection until the function
 * is stopped. Region, credentials and endpoints come from the environment, as the SDK reads it.
 */
export const clientSettings = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 15_000, throwOnRequestTimeout: true },
};
