import type { Clock } from '@word-list/domain';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
