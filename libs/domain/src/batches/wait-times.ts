/** The time so many seconds later, as rows hold it. */
export const later = (now: Date, seconds: number): string =>
  new Date(now.getTime() + seconds * 1000).toISOString();

/** The longest wait that `backoffSeconds` gives. */
export const longestWaitSeconds = 3600;

/** Longer than any stage sets `submit-lease-seconds`. */
export const longestLeaseSeconds = 900;

/** A batch lives 24 hours, and a little longer while it is being stopped. After this it is not waited for any more. */
export const longestBatchMs = 50 * 3600_000;

/** Seconds until what failed n times in a row is tried again: the base, doubling, to at most an hour. */
export const backoffSeconds = (failures: number, baseSeconds: number): number =>
  Math.min(longestWaitSeconds, baseSeconds * 2 ** Math.max(0, failures - 1));

/**
 * Whether a stored time no longer holds anything back. One that is further ahead than it can ever be set was set by a
 * clock that was wrong: waiting for it would stop the run for as long as that clock was off.
 */
export const isOver = (time: string | null, now: Date, mostSeconds: number): boolean => {
  const left = time === null ? 0 : Date.parse(time) - now.getTime();
  return left <= 0 || left > mostSeconds * 1000;
};
