import type { Clock } from '@word-list/domain';
import type { Scheduler } from '../engine/scheduler.ts';

/** Virtual time as a machine sees it whose clock is off by so much. */
export const simClock = (scheduler: Scheduler, skewMs = 0): Clock => ({
  now: () => new Date(scheduler.now + skewMs),
});
