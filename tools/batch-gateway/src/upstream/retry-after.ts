import type { IncomingHttpHeaders } from 'node:http';

/** A server that asks for more than this is asked again anyway. */
const longestMs = 10 * 60 * 1000;

/** How long the server asks to be left alone, in milliseconds; undefined if it does not say. */
export const retryAfterMs = (headers: IncomingHttpHeaders, now: number): number | undefined => {
  const exact = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(exact)) return bounded(exact);
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return bounded(seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : bounded(date - now);
};

function bounded(milliseconds: number): number {
  return Math.min(longestMs, Math.max(0, milliseconds));
}
