import type { Clock, Ids } from '../ports/basics.ts';
import { uuidV7 } from '../ids.ts';
import { fixedClock } from './fixed-clock.ts';

/** UUIDv7 ids that count up in place of random bits: the same test sees the same ids, in order. */
export const countingIds = (clock: Clock = fixedClock()): Ids => {
  let count = 0;
  return {
    next: () => {
      const random = new Uint8Array(10);
      count += 1;
      new DataView(random.buffer).setUint32(6, count);
      return uuidV7(clock.now(), random);
    },
  };
};
