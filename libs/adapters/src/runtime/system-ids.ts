import { randomBytes } from 'node:crypto';
import { type Clock, type Ids, uuidV7 } from '@word-list/domain';
import { systemClock } from './system-clock.ts';

/** UUIDv7 ids of the time and random bits that nobody can guess. */
export const makeSystemIds = (clock: Clock = systemClock): Ids => ({
  next: () => uuidV7(clock.now(), randomBytes(10)),
});

export const systemIds: Ids = makeSystemIds();
